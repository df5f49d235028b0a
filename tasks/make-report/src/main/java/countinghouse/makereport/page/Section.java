package countinghouse.makereport.page;

import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import java.util.ArrayList;
import java.util.List;

/**
 * What a block puts on the page.
 *
 * @param id of the section, for links
 * @param title its heading
 * @param lead one sentence with the answer
 * @param parts figures, tables, notes
 */
public record Section(String id, String title, String lead, List<Markup> parts) {

  /** A section of these parts. */
  public static Section of(String id, String title, String lead, Markup... parts) {
    return new Section(id, title, lead, List.of(parts));
  }

  Tag drawn() {
    List<Markup> all = new ArrayList<>();
    all.add(Tag.of("h2", title).with("id", id + "-heading"));
    if (!lead.isEmpty()) {
      all.add(Tag.of("p", lead).classed("lead"));
    }
    all.addAll(parts);
    return Tag.of("section", all).with("id", id).with("aria-labelledby", id + "-heading");
  }
}
