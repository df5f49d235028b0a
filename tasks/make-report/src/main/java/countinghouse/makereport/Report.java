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
import countinghouse.makereport.marts.Facts;
import countinghouse.makereport.marts.Questions;
import countinghouse.makereport.marts.SourceRead;
import countinghouse.makereport.page.Banner;
import countinghouse.makereport.page.Page;
import countinghouse.makereport.page.Section;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.MartSchema;
import countinghouse.warehouse.Migrations;
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
   * @throws TaskFailure (65) when nothing is published, or something of it was taken away
   */
  public static Report of(Warehouse warehouse, Instant now) {
    Stamp build = published(warehouse);
    demandComplete(warehouse);
    List<Report> made = new ArrayList<>();
    warehouse
        .engine()
        .inSchema(
            warehouse.dsl(),
            warehouse.schemas().marts(),
            () -> made.add(asked(new Questions(warehouse), build, now)));
    return made.getFirst();
  }

  private static Stamp published(Warehouse warehouse) {
    return Stamp.in(warehouse, warehouse.schemas().marts())
        .orElseThrow(() ->
            TaskFailure.data(
                "No marts are published yet, so there is nothing to report",
                warehouse.address(),
                "Publish a build first: run the DAG daily_warehouse, or publish-marts"));
  }

  private static void demandComplete(Warehouse warehouse) {
    List<String> missing = MartSchema.missing(warehouse);
    if (!missing.isEmpty()) {
      throw TaskFailure.data(
          "The published marts lack " + Migrations.shown(missing),
          warehouse.address(),
          "Another release made them, or somebody took it away by hand. The next publication makes them"
              + " anew: run the DAG daily_warehouse");
    }
  }

  private static Report asked(Questions questions, Stamp build, Instant now) {
    List<SourceRead> sources = SourceRead.all(questions, build);
    Audit audit = Audit.of(questions, build, LocalDate.ofInstant(now, build.zone()));
    Optional<Facts> facts = Facts.of(questions, build, sources);
    List<Section> sections =
        facts
            .map(it -> BLOCKS.stream().map(block -> block.section(it)).toList())
            .orElse(List.of(Page.NO_DAYS));
    return new Report(
        build.build().text(),
        new Page(build, facts.map(Facts::history), new Banner(build, sources, audit, now), sections)
            .html());
  }
}
