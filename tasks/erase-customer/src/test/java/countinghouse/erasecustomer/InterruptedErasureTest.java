package countinghouse.erasecustomer;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.buildmarts.BuildMarts;
import countinghouse.loadstaging.LoadStaging;
import countinghouse.testsupport.Everything;
import countinghouse.testsupport.TaskRun;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An erasure that was killed, and what is done again after it. */
class InterruptedErasureTest extends OnSampleBusiness {
  @Test
  void erasingTwiceIsErasingOnce() throws Exception {
    theSourcesEraseAnna();
    erase(ANNA);
    Map<String, List<String>> once = staging("warehouse");
    List<String> runs = business.lake().manifests().stream().map(it -> it.runId()).toList();
    assertThat(erase("--customer=woocommerce:42", "--confirm", "--by=x", "--reason=y").exitCode())
        .isZero();
    assertThat(staging("warehouse")).isEqualTo(once);
    assertThat(business.lake().manifests().stream().map(it -> it.runId())).isEqualTo(runs);
    assertThat(erase(ANNA).exitCode()).isEqualTo(64);
  }

  /** Ends the work like a kill would, as soon as it has done a step. */
  private static Consumer<Step> killedAfter(Step fatal) {
    return step -> {
      if (step == fatal) {
        throw new IllegalStateException("killed after " + step);
      }
    };
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void killedAfterAnyStepAndRunAgainItFinishes(Step step) throws Exception {
    theSourcesEraseAnna();
    TaskRun killed =
        run(new EraseCustomer(Clock.systemUTC(), killedAfter(step)), "warehouse", ANNA);
    assertThat(killed.exitCode()).isEqualTo(70);

    TaskRun again = erase("--confirm");

    assertThat(again.exitCode()).as(again.log()).isZero();
    assertThat(Everything.in(folder).holding("canary")).isEmpty();
    assertThat(business.lake().replaced()).isEmpty();
    assertThat(value("select count(*) from ops.erasure where finished_at is null")).isEqualTo("0");
    done(new LoadStaging(), "rebuilt");
    assertThat(staging("rebuilt")).isEqualTo(staging("warehouse"));
  }

  @ParameterizedTest
  @EnumSource(names = {"RUN_REPLACED", "LAKE_REPLACED", "RUN_REMOVED"})
  void killedWhileTheLakeIsRewrittenTheLineGoesOn(Step step) throws Exception {
    theSourcesEraseAnna();
    String versions = value("select count(*) from staging.woocommerce_orders");
    run(new EraseCustomer(Clock.systemUTC(), killedAfter(step)), "warehouse", ANNA);

    done(new LoadStaging(), "warehouse");
    done(new BuildMarts(), "warehouse", "--build", "meanwhile");

    assertThat(value("select count(*) from staging.woocommerce_orders")).isEqualTo(versions);
    assertThat(erase("--confirm").exitCode()).isZero();
    assertThat(Everything.in(folder).holding("canary")).isEmpty();
  }

  @Test
  void theFileIsWrittenAnewOnDemand() {
    assertThat(erase("--compact").exitCode()).isZero();
    assertThat(folder.resolve("warehouse.duckdb.rewriting")).doesNotExist();
    assertThat(erase("--compact").report().at("/details/compacted").asBoolean()).isTrue();
  }
}
