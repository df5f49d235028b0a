package countinghouse.storefront.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.storefront.Shown;
import countinghouse.storefront.http.Request;
import countinghouse.storefront.http.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages, their totals and their links, as recorded from a real shop. */
class PagingTest {
  private static final String ORDERS = "/wp-json/wc/v3/orders";
  private final Shown shop = Shown.after(60);

  @Test
  void allPagesTogetherHoldEveryOrderOnce() {
    List<Long> ids = shop.all("orders", "").stream().map(row -> row.path("id").asLong()).toList();
    long kept =
        shop.business().shop().orders().stream().filter(order -> !order.stage().isTrash()).count();
    assertThat(ids).doesNotHaveDuplicates().isSorted().hasSize((int) kept);
  }

  @Test
  void aPageInTheMiddleLinksBothWaysInOneLine() {
    Response answer = shop.shop(ORDERS + "?per_page=10&page=2&orderby=id&order=asc&status=any");
    String rest = "&orderby=id&order=asc&status%5B0%5D=any&dp=2&context=view>; rel=";
    String page = "<http://shop/wp-json/wc/v3/orders?per_page=10&page=";
    assertThat(answer.headers())
        .containsEntry("Link", page + "1" + rest + "\"prev\", " + page + "3" + rest + "\"next\"");
  }

  @Test
  void aLinkSaysTheDefaultsAndTheNextPageLast() {
    Response answer =
        shop.shop(
            ORDERS
                + "?modified_after=2025-01-02%2014:29:59&dates_are_gmt=true&status=any"
                + "&per_page=1&_fields=id,date_modified_gmt");
    assertThat(answer.headers())
        .containsEntry(
            "Link",
            "<http://shop/wp-json/wc/v3/orders?modified_after=2025-01-02+14%3A29%3A59"
                + "&dates_are_gmt=1&per_page=1&_fields=id%2Cdate_modified_gmt"
                + "&status%5B0%5D=any&dp=2&context=view&page=2>; rel=\"next\"");
  }

  @Test
  void beyondTheEndOrdersForgetTheirTotalsAndProductsDoNot() {
    assertThat(shop.shop(ORDERS + "?page=99").headers()).containsEntry("X-WP-Total", "0");
    Response products = shop.shop("/wp-json/wc/v3/products?page=9&per_page=100&_fields=id");
    assertThat(Shown.json(products)).isEmpty();
    assertThat(products.headers()).containsEntry("X-WP-TotalPages", "1");
    assertThat(products.headers().get("Link"))
        .isEqualTo(
            "<http://shop/wp-json/wc/v3/products?page=1&per_page=100&_fields=id>; rel=\"prev\"");
  }

  @Test
  void ordersOfTheSameSecondComeInNoOrderOfIds() {
    Response answer = shop.shop("/wp-json/wc/v3/products?per_page=100&order=asc&_fields=id");
    List<Integer> ids = ids(answer);
    assertThat(ids).isNotEqualTo(ids.stream().sorted().toList());
    assertThat(ids(shop.shop("/wp-json/wc/v3/products?per_page=100&order=asc&_fields=id")))
        .isEqualTo(ids);
  }

  @Test
  void offsetAndIncludeWork() {
    List<Integer> first = ids(shop.shop(ORDERS + "?orderby=id&order=asc&per_page=5&_fields=id"));
    String list = first.get(1) + "," + first.get(3);
    assertThat(ids(shop.shop(ORDERS + "?orderby=id&order=asc&offset=3&per_page=2&_fields=id")))
        .isEqualTo(first.subList(3, 5));
    assertThat(ids(shop.shop(ORDERS + "?orderby=id&order=asc&_fields=id&include=" + list)))
        .containsExactly(first.get(1), first.get(3));
  }

  @Test
  void fieldsGoIntoObjectsAndASingleRecordKeepsItsLinks() {
    JsonNode row =
        Shown.json(shop.shop(ORDERS + "?per_page=1&_fields=id,billing.email,line_items.sku,nope"))
            .get(0);
    assertThat(row.properties())
        .extracting(field -> field.getKey())
        .containsExactly("id", "billing");
    assertThat(row.path("billing").size()).isOne();
    String id = row.path("id").asText();
    JsonNode single = Shown.json(shop.shop(ORDERS + "/" + id + "?_fields=id,total"));
    assertThat(single.has("_links")).isTrue();
    assertThat(single.size()).isEqualTo(3);
  }

  @Test
  void everyRefundIsFoundGloballyAndUnderItsOrder() {
    List<JsonNode> refunds = Shown.after(60).all("refunds", "");
    assertThat(refunds).isNotEmpty();
    for (JsonNode refund : refunds) {
      List<JsonNode> ofOrder =
          shop.all("orders/" + refund.path("parent_id").asText() + "/refunds", "");
      assertThat(ofOrder).anyMatch(one -> one.path("id").equals(refund.path("id")));
      assertThat(ofOrder).noneMatch(one -> one.has("parent_id"));
    }
  }

  @Test
  void variationsHaveAGlobalListOnlySinceThatVersion() {
    assertThat(shop.shop("/wp-json/wc/v3/variations").status()).isEqualTo(404);
    WooCommerceApi newer =
        new WooCommerceApi(shop.business(), new Keys("ck_test", "cs_test"), "10.3");
    Response answer =
        newer.answer(
            new Request(
                "GET",
                "/wp-json/wc/v3/variations",
                "per_page=100",
                "shop",
                Shown.basic("ck_test", "cs_test"),
                ""));
    assertThat(Shown.json(answer)).hasSizeGreaterThan(20);
  }

  private static List<Integer> ids(Response answer) {
    return Shown.json(answer).findValuesAsText("id").stream().map(Integer::valueOf).toList();
  }
}
