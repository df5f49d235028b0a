package countinghouse.apiclient.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class RecordsTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @Test
  void theOrderOfKeysDoesNotMatterAndThatOfArraysDoes() {
    assertThat(CanonicalJson.of(json("{'b': {'z': 1, 'y': 2}, 'a': [2, 1]}")))
        .isEqualTo("{\"a\":[2,1],\"b\":{\"y\":2,\"z\":1}}");
    assertThat(CanonicalJson.hash(json("{'b': 1, 'a': 2}")))
        .isEqualTo(CanonicalJson.hash(json("{'a': 2, 'b': 1}")))
        .hasSize(64);
    assertThat(CanonicalJson.hash(json("{'a': [1, 2]}")))
        .isNotEqualTo(CanonicalJson.hash(json("{'a': [2, 1]}")));
  }

  @Test
  void declaredFieldsAreRemovedThroughArraysAndTheRestIsKept() {
    FieldPaths secrets = FieldPaths.of("key", "tenders.card.fingerprint", "fulfillments.*.email");

    JsonNode removed =
        secrets.removedFrom(
            json(
                "{'key': 1, 'id': 2, 'tenders': [{'card': {'fingerprint': 'x', 'brand': 'VISA'}}],"
                    + " 'fulfillments': [{'pickup': {'email': 'a@b', 'at': 'noon'}}]}"));

    assertThat(CanonicalJson.of(removed))
        .isEqualTo(
            "{\"fulfillments\":[{\"pickup\":{\"at\":\"noon\"}}],\"id\":2,"
                + "\"tenders\":[{\"card\":{\"brand\":\"VISA\"}}]}");
  }

  @Test
  void onlyListedFieldsAreKeptWhateverElseThereIs() {
    FieldPaths kept = FieldPaths.of("id", "lines.total", "lines.taxes", "address.city");

    JsonNode left =
        kept.keptFrom(
            json(
                "{'id': 2, 'note': 'Anna', 'address': 'Main St', 'lines': [{'total': 1.5,"
                    + " 'taxes': [{'id': 1}], 'meta': [{'value': 'Anna'}]}]}"));

    assertThat(CanonicalJson.of(left))
        .isEqualTo("{\"id\":2,\"lines\":[{\"taxes\":[{\"id\":1}],\"total\":1.5}]}");
    assertThat(kept.keptFrom(left)).isEqualTo(left);
  }

  @Test
  void unknownFieldsAreCountedOncePerRecord() {
    Drift drift = new Drift(FieldPaths.of("id", "lines.uid", "metadata"));

    drift.see(
        json("{'id': 1, 'lines': [{'uid': 1, 'new': 2}, {'new': 3}], 'metadata': {'any': 1}}"));
    drift.see(json("{'id': 2, 'lines': [{'new': 2}], 'other': null}"));

    assertThat(drift.unknownFields()).isEqualTo(Map.of("lines.new", 2L, "other", 1L));
  }

  @Test
  void driftKeepsSoManyNamesAndGoesOnCountingThose() {
    Drift drift = new Drift(FieldPaths.of("id"));
    for (int record = 0; record < 2; record++) {
      StringBuilder many = new StringBuilder("{'id': 1");
      for (int field = 0; field < 1_000; field++) {
        many.append(", 'f%04d': 0".formatted(field));
      }
      drift.see(json(many + "}"));
    }

    assertThat(drift.unknownFields()).hasSize(100).containsEntry("f0000", 2L);
    assertThat(drift.unknownFields().values()).containsOnly(2L);
  }

  @Test
  void anObjectOfAListKnowsWhereItStands() {
    JsonRecord order = order("{'id': 'A', 'lines': [{'uid': 'a', 'parts': [{'uid': 'b'}]}]}");
    JsonRecord line = order.list("lines").getFirst();
    JsonRecord part = line.list("parts").getFirst();

    assertThat(part.parent()).isSameAs(line);
    assertThat(line.parent()).isSameAs(order);
    assertThat(order.parent()).isSameAs(order);
    assertThat(part.requiredText("uid")).isEqualTo("b");
    assertThat(part.node()).isEqualTo(json("{'uid': 'b'}"));
  }

  @Test
  void trueAndFalseAreToldApartAndNothingElseIsEither() {
    assertThat(order("{'id': 'A', 'ok': true}").bool("ok")).isTrue();
    assertThat(order("{'id': 'A', 'ok': false}").bool("ok")).isFalse();
    assertThat(order("{'id': 'A'}").bool("ok")).isNull();
    assertRefused(() -> order("{'id': 'A', 'ok': 'true'}").bool("ok"), "ok wants true or false");
  }

  @Test
  void aNumberOutOfAllMeasureIsRefusedAndNotComputedWith() {
    assertThat(order("{'id': 'A', 'n': 1e30}").decimal("n")).isEqualByComparingTo("1e30");
    assertRefused(() -> order("{'id': 'A', 'n': 1e400}").decimal("n"), "n wants a decimal number");
    assertRefused(() -> order("{'id': 'A', 'n': '-'}").decimal("n"), "n wants a decimal number");
    assertRefused(
        () -> order("{'id': 'A', 'n': '%s'}".formatted("x".repeat(200))).integer("n"), "…");
  }

  @Test
  void fieldsAreReadByTheirPath() {
    JsonRecord order =
        order(
            "{'id': 'A', 'n': 5, 'at': '2026-11-21T02:58:00.5+01:00', 'q': '0.50', 'no': null,"
                + " 'ok': true, 'source': {'name': 'POS'}, 'lines': [{'uid': 'a'}, {'uid': 'b'}]}");

    assertThat(order.id()).isEqualTo("A");
    assertThat(order.integer("n")).isEqualTo(5);
    assertThat(order.instant("at")).isEqualTo(Instant.parse("2026-11-21T01:58:00.5Z"));
    assertThat(order.decimal("q")).isEqualTo(new BigDecimal("0.50"));
    assertThat(order.bool("ok")).isTrue();
    assertThat(order.text("no")).isNull();
    assertThat(order.text("source.name")).isEqualTo("POS");
    assertThat(order.text("nothing.here")).isNull();
    assertThat(order.list("lines")).extracting(it -> it.text("uid")).containsExactly("a", "b");
    assertThat(order.list("lines").get(1).position()).isEqualTo(1);
    assertThat(order.list("nothing")).isEmpty();
  }

  @Test
  void aWrongTypeNamesSourceEntityRecordFieldAndValue() {
    JsonRecord order =
        order("{'id': 'A', 'n': '5', 'lines': [{}, {'at': 'noon'}], 'source': 'POS'}");

    assertRefused(() -> order.integer("n"), "n wants an integer, but is \"5\"");
    assertRefused(
        () -> order.list("lines").get(1).instant("at"), "lines[1].at wants a time", "\"noon\"");
    assertRefused(() -> order.text("source.name"), "source.name wants an object", "\"POS\"");
    assertRefused(() -> order.list("n"), "n wants an array");
    assertRefused(() -> order.requiredText("location"), "location is required and missing");
  }

  @Test
  void aRecordWithoutAnIdIsRefused() {
    for (String broken :
        new String[] {"{}", "{'id': null}", "{'id': ''}", "{'id': []}", "[]", "7"}) {
      assertThatThrownBy(() -> order(broken))
          .isInstanceOfSatisfying(
              TaskFailure.class,
              failure -> {
                assertThat(failure.exitCode()).isEqualTo(ExitCode.DATA);
                assertThat(failure.where()).isEqualTo("square, orders");
              });
    }
  }

  private static void assertRefused(ThrowingCallable call, String... texts) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TaskFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.DATA);
              assertThat(failure.what()).contains(texts);
              assertThat(failure.where()).isEqualTo("square, orders, id A");
            });
  }

  private static JsonRecord order(String text) {
    return JsonRecord.of("square", "orders", "id", json(text));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
