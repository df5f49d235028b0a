package countinghouse.storefront.truth;

import countinghouse.storefront.business.Product;
import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.business.shop.ShopLine;
import countinghouse.storefront.business.shop.ShopProduct;
import countinghouse.storefront.business.till.CatalogItem;
import countinghouse.storefront.business.till.TillLine;
import java.util.Optional;

/**
 * What a line sells, as far as its source shows it now: the shop no longer shows what lies in the
 * trash, and has forgotten what was deleted.
 */
final class Goods {
  private final Business business;

  Goods(Business business) {
    this.business = business;
  }

  /** The SKU; where the shop shows none the source and the name; empty for an amount typed in. */
  String code(ShopLine line) {
    boolean exists = business.shop().shelf().product(line.productId()).isPresent();
    String sku = line.sku();
    return exists && sku != null ? sku : Source.WOOCOMMERCE.id() + ":name:" + line.name();
  }

  /** The SKU; empty for an amount typed in. */
  String code(TillLine line) {
    TillLine.Goods goods = line.goods();
    return goods == null ? "" : goods.sku();
  }

  /** The product line; empty when the shop does not show the product. */
  String line(ShopLine line) {
    return business
        .shop()
        .shelf()
        .product(line.productId())
        .filter(product -> !product.status().equals("trash"))
        .map(ShopProduct::product)
        .map(Product::line)
        .orElse("");
  }

  /** The product line; empty for an amount typed in. */
  String line(TillLine line) {
    TillLine.Goods goods = line.goods();
    return Optional.ofNullable(goods).flatMap(this::product).map(Product::line).orElse("");
  }

  private Optional<Product> product(TillLine.Goods goods) {
    return business.till().catalog().items().stream()
        .filter(
            item -> item.variations().stream().anyMatch(one -> one.id().equals(goods.objectId())))
        .map(CatalogItem::product)
        .findFirst();
  }
}
