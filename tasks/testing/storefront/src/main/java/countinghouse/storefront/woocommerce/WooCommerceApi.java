package countinghouse.storefront.woocommerce;

import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.business.shop.Coupon;
import countinghouse.storefront.business.shop.Rate;
import countinghouse.storefront.business.shop.ShopCustomer;
import countinghouse.storefront.http.Handler;
import countinghouse.storefront.http.Request;
import countinghouse.storefront.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The web shop's REST API v3 as observed on a running WooCommerce: routes and permissions. */
public final class WooCommerceApi implements Handler {
  private static final String BASE = "/wp-json/wc/v3";
  private static final Pattern WITH_IDS =
      Pattern.compile("/(orders|products|customers)/(\\d+)(?:/(refunds|variations)(?:/(\\d+))?)?");

  private final Business business;
  private final Keys keys;
  private final String version;
  private final OrdersApi orders;
  private final ProductsApi products;
  private final Listing<ShopCustomer> customers =
      Listing.users(ShopCustomer::id, ShopCustomer::created);
  private final Listing<Coupon> coupons =
      Listing.posts(Coupon::id, Coupon::created, Coupon::modified);
  private final Listing<Rate> taxes = Listing.terms(Rate::id);

  /**
   * The API of a business.
   *
   * @param version the WooCommerce version it plays, such as 10.0.2 or 10.3
   */
  public WooCommerceApi(Business business, Keys keys, String version) {
    this.business = business;
    this.keys = keys;
    this.version = version;
    this.orders = new OrdersApi(business.shop(), version);
    this.products = new ProductsApi(business.shop());
  }

  @Override
  public Response answer(Request request) {
    Response answer = permitted(request);
    String home = "<http://" + request.host() + "/wp-json/>; rel=\"https://api.w.org/\"";
    return answer.headers().containsKey("Link") ? answer : answer.with("Link", home);
  }

  private Response permitted(Request request) {
    String path = path(request);
    if (path.equals("/wp-json")) {
      return Response.json(
          200, new Fields(new Query(request.query())).ofListed(SettingsJson.root(business.now())));
    }
    Optional<Response> refused = keys.wrongSecret(request);
    if (refused.isPresent()) {
      return refused.get();
    }
    boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
    if (!path.startsWith(BASE) || !reading) {
      return Problems.noRoute();
    }
    String route = path.substring(BASE.length());
    if (!keys.open(request)) {
      return exists(route) ? Keys.cannot(!WITH_IDS.matcher(route).matches()) : Problems.noRoute();
    }
    return route(request, route);
  }

  private Response route(Request request, String route) {
    return switch (route) {
      case "/orders" -> orders.list(request);
      case "/orders/statuses" -> OrdersApi.statuses();
      case "/refunds" -> orders.refunds(request);
      case "/products" -> products.list(request);
      case "/products/categories" -> products.categories(request);
      case "/variations" ->
          hasGlobalVariations() ? products.variations(request) : Problems.noRoute();
      case "/customers" -> customers(request);
      case "/coupons" -> coupons(request);
      case "/taxes" ->
          taxes.answer(request, Rate.ALL.stream(), new Problems(), Echo.NONE, SettingsJson::tax);
      case "/data/currencies/current" -> Response.json(200, SettingsJson.currency());
      case "/system_status" -> systemStatus(request);
      default -> withIds(request, route);
    };
  }

  private Response withIds(Request request, String route) {
    Matcher matcher = WITH_IDS.matcher(route);
    if (!matcher.matches()) {
      return Problems.noRoute();
    }
    long id = Long.parseLong(matcher.group(2));
    String child = matcher.group(4);
    boolean one = child != null;
    long childId = one ? Long.parseLong(child) : 0;
    String kind = matcher.group(1) + (matcher.group(3) == null ? "" : "/" + matcher.group(3));
    return switch (kind) {
      case "orders" -> orders.one(request, id);
      case "orders/refunds" -> one ? orders.refund(id, childId) : orders.refundsOf(request, id);
      case "products" -> products.one(request, id);
      case "products/variations" ->
          one ? products.variation(id, childId) : products.variationsOf(request, id);
      case "customers" -> customer(id);
      default -> Problems.noRoute();
    };
  }

  private Response coupons(Request request) {
    return coupons.answer(
        request,
        business.shop().coupons().stream(),
        new Problems(),
        Echo.NONE,
        SettingsJson::coupon);
  }

  private Response systemStatus(Request request) {
    Fields fields = new Fields(new Query(request.query()));
    return Response.json(200, fields.ofListed(SettingsJson.systemStatus(version)));
  }

  private Response customers(Request request) {
    Query query = new Query(request.query());
    String role = query.one("role").orElse("customer");
    String email = query.one("email").orElse("");
    Stream<ShopCustomer> rows =
        business.shop().customers().stream()
            .filter(customer -> role.equals("all") || customer.role().equals(role))
            .filter(customer -> email.isEmpty() || customer.email().equalsIgnoreCase(email));
    return customers.answer(request, rows, new Problems(), Echo.NONE, CustomerJson::of);
  }

  private Response customer(long id) {
    return business
        .shop()
        .customer(id)
        .map(customer -> Response.json(200, CustomerJson.of(customer)))
        .orElseGet(() -> Problems.error(404, "wc_user_invalid_id", "Invalid user ID."));
  }

  private boolean exists(String route) {
    List<String> known =
        List.of(
            "/orders",
            "/orders/statuses",
            "/refunds",
            "/products",
            "/products/categories",
            "/customers",
            "/coupons",
            "/taxes",
            "/data/currencies/current",
            "/system_status");
    return known.contains(route)
        || WITH_IDS.matcher(route).matches()
        || (route.equals("/variations") && hasGlobalVariations());
  }

  /** The endpoint came with 10.3. */
  private boolean hasGlobalVariations() {
    String[] parts = version.split("\\.", -1);
    int major = Integer.parseInt(parts[0]);
    int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    return major > 10 || (major == 10 && minor >= 3);
  }

  private static String path(Request request) {
    String path = request.path().replaceAll("/+", "/");
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
