package countinghouse.erasecustomer;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.testsupport.Everything;
import countinghouse.testsupport.TaskRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is meant, and when nobody is erased. */
class RefusedErasureTest extends OnSampleBusiness {
  @Test
  void aDryRunShowsWhoIsMeantAndChangesNothing() throws Exception {
    theSourcesEraseAnna();
    byte[] before = Files.readAllBytes(file("warehouse"));
    TaskRun run = erase("--email", "anna@canary.example");
    assertThat(run.exitCode()).as(run.log()).isZero();
    assertThat(run.out())
        .contains("woocommerce registered 42", "woocommerce guest 2", "square till SQ1")
        .contains("woocommerce orders: 2", "woocommerce refunds: 1", "square payments: 1")
        .contains("written anew: 8")
        .contains("--confirm")
        .doesNotContainIgnoringCase("canary");
    assertThat(Files.readAllBytes(file("warehouse"))).isEqualTo(before);
    assertThat(Everything.in(folder.resolve("lake")).holding("canary")).isNotEmpty();
  }

  @Test
  void itRefusesWhileTheSourceStillHoldsThePerson() throws Exception {
    TaskRun run = erase(ANNA);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.log())
        .contains("The source still holds the person, in 4 records")
        .contains("woocommerce customers 42")
        .contains("Tools → Erase Personal Data");
    assertThat(value("select count(*) from ops.erasure")).isEqualTo("0");
    assertThat(erase("--email", "anna@canary.example").exitCode()).isEqualTo(65);
  }

  @Test
  void itRefusesWhileRunsAreNotLoaded() {
    business.secondDay();
    TaskRun run = erase(ANNA);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.log()).contains("runs of the lake are not loaded yet");
  }

  @Test
  void somebodyNobodyKnowsIsAWrongCommandLine() throws IOException {
    assertThat(erase("--email", "who@example.com").exitCode()).isEqualTo(64);
    assertThat(erase("--email", "nobody").exitCode()).isEqualTo(64);
    TaskRun noFile = erase("--email", "@" + folder.resolve("absent"));
    assertThat(noFile.exitCode()).isEqualTo(64);
    assertThat(noFile.log()).contains("The file " + folder.resolve("absent") + " cannot be read");
    assertThat(erase("--customer", "42").exitCode()).isEqualTo(64);
    assertThat(erase().log()).contains("Nobody is named");
    assertThat(erase("--email", "who@example.com", "--confirm").log()).contains("--by");
  }

  @Test
  void aCustomerAnOrderOrAKeyNameTheSamePerson() {
    theSourcesEraseAnna();
    List<String> people =
        List.of("--customer=woocommerce:42", "--order=woocommerce:2", "--customer=square:SQ1");
    for (String person : people) {
      assertThat(erase(person).out())
          .contains("woocommerce registered 42", "woocommerce guest 2", "square till SQ1");
    }
  }
}
