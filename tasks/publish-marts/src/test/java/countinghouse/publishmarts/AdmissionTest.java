package countinghouse.publishmarts;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.testsupport.TaskRun;
import countinghouse.warehouse.BuildId;
import org.junit.jupiter.api.Test;

/** Which builds may not be shown to readers. */
class AdmissionTest extends OnBuilds {
  @Test
  void anAuditOfAnEarlierMakingCountsForNothingWhateverTheClocksSay() {
    inWarehouse(warehouse -> {
      BuildId build = SampleBuilds.finished(warehouse, "one", DAY_1);
      SampleBuilds.checked(warehouse, build, "passed", DAY_2.plusYears(1));
    });
    publish("one");
    inWarehouse(warehouse -> SampleBuilds.finished(warehouse, "one", DAY_2));

    assertRefused("one", "has not been checked since it was made");

    assertThat(builtAt()).isEqualTo(DAY_1);
  }

  @Test
  void aFailedCheckKeepsTheLastGoodMarts() {
    inWarehouse(warehouse -> {
      SampleBuilds.passed(warehouse, "good", DAY_1);
      BuildId bad = SampleBuilds.finished(warehouse, "bad", DAY_2);
      SampleBuilds.checked(warehouse, bad, "failed", DAY_2);
    });
    publish("good");

    TaskRun run = publish("bad");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.messages("error").getFirst())
        .contains("did not pass its check: grain-unique (dim_date): 3")
        .contains("published marts stay as they are");
    assertThat(publishedInWarehouse()).containsExactly("good");
    assertThat(publishedInFile()).containsExactly("good");
  }

  @Test
  void aBuildThatIsNotThereIsRefused() {
    assertRefused("nobody", "no finished build");
  }

  @Test
  void aBuildWithoutItsStampIsRefused() {
    inWarehouse(warehouse -> SampleBuilds.unfinished(warehouse, "halfway"));

    assertRefused("halfway", "no finished build");
  }

  @Test
  void aBuildThatNobodyCheckedIsRefused() {
    inWarehouse(warehouse -> SampleBuilds.finished(warehouse, "unseen", DAY_1));

    assertRefused("unseen", "has not been checked since it was made");
  }

  @Test
  void aBuildThatWasMadeAgainAfterItsCheckIsRefused() {
    inWarehouse(warehouse -> {
      BuildId build = SampleBuilds.passed(warehouse, "remade", DAY_1);
      warehouse.engine().dropSchema(warehouse.dsl(), warehouse.schemas().of(build));
      SampleBuilds.finished(warehouse, "remade", DAY_2);
    });

    assertRefused("remade", "has not been checked since it was made");
  }

  @Test
  void aBuildThatIsOlderThanThePublishedOneIsRefused() {
    inWarehouse(warehouse -> {
      SampleBuilds.passed(warehouse, "new", DAY_2);
      SampleBuilds.passed(warehouse, "old", DAY_1);
    });
    publish("new");

    assertRefused("old", "older than the published one, new");
    assertThat(publishedInFile()).containsExactly("new");
  }

  @Test
  void anUnspeakableBuildIdIsAUsageError() {
    assertThat(publish("no such; id").exitCode()).isEqualTo(64);
  }
}
