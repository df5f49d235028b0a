package countinghouse.storefront.business.till;

/** Where the till stands. The first is the seller's main location. */
public enum Location {
  /** The shop in Warren Street. */
  SHOP("LHK1SHOPWARREN", "Hearth & Kiln", "PHYSICAL"),
  /** The stall on the farmers' market. */
  STALL("LHK2MARKETSTALL", "Market Stall", "MOBILE");

  private final String id;
  private final String title;
  private final String type;

  Location(String id, String title, String type) {
    this.id = id;
    this.title = title;
    this.type = type;
  }

  /** Square's id of it. */
  public String id() {
    return id;
  }

  /** Its name. */
  public String title() {
    return title;
  }

  /** Square's location type. */
  public String type() {
    return type;
  }
}
