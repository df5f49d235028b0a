package countinghouse.makereport;

import countinghouse.makereport.block.Block;
import countinghouse.makereport.block.ChannelMonths;
import countinghouse.makereport.block.Customers;
import countinghouse.makereport.block.Headlines;
import countinghouse.makereport.block.Hours;
import countinghouse.makereport.block.Notes;
import countinghouse.makereport.block.OverTime;
import countinghouse.makereport.block.Places;
import countinghouse.makereport.block.ProductLines;
import countinghouse.makereport.block.Products;
import countinghouse.makereport.block.Refunds;
import countinghouse.makereport.block.Yesterday;
import countinghouse.makereport.marts.Audit;
import countinghouse.makereport.marts.Build;
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.marts.Questions;
import countinghouse.makereport.marts.SourceRead;
import countinghouse.makereport.page.Banner;
import countinghouse.makereport.page.Page;
import countinghouse.makereport.page.Section;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The report as one HTML page: the banner, then the blocks in the order of this list. The same
 * marts at the same instant give the same bytes.
 *
 * @param build that it is about
 * @param html the page
 */
public record Report(String build, String html) {
  private static final List<Block> BLOCKS =
      List.of(
          new Headlines(),
          new Yesterday(),
          new OverTime(),
          new ProductLines(),
          new Products(),
          new ChannelMonths(),
          new Customers(),
          new Refunds(),
          new Hours(),
          new Places(),
          new Notes());

  /**
   * Makes it of the published marts.
   *
   * @param now when it is made
   * @throws countinghouse.taskkit.TaskFailure (65) when nothing is published
   */
  public static Report of(Warehouse warehouse, Instant now) {
    String marts = warehouse.schemas().marts();
    if (Stamp.in(warehouse, marts).isEmpty()) {
      throw Build.nothing(warehouse.address());
    }
    List<Report> made = new ArrayList<>();
    warehouse
        .engine()
        .inSchema(warehouse.dsl(), marts, () -> made.add(asked(new Questions(warehouse), now)));
    return made.getFirst();
  }

  private static Report asked(Questions questions, Instant now) {
    Build build = Build.published(questions);
    List<SourceRead> sources = SourceRead.all(questions, build);
    Audit audit = Audit.of(questions, build, LocalDate.ofInstant(now, build.zone()));
    Optional<Facts> facts = Facts.of(questions, build, sources);
    List<Section> sections =
        facts
            .map(it -> BLOCKS.stream().map(block -> block.section(it)).toList())
            .orElse(List.of(Page.NO_DAYS));
    return new Report(
        build.id(),
        new Page(build, facts.map(Facts::history), new Banner(build, sources, audit, now), sections)
            .html());
  }
}
