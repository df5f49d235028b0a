package countinghouse.tableau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/**
 * Whether the documents are valid by Tableau's own schemas. These are Tableau's, under a licence
 * that is not clear, so they are no part of the project: {@code -Dtableau.schemas=FOLDER} names a
 * folder with {@code twb_*.xsd}, of github.com/tableau/tableau-document-schemas.
 */
final class SchemaTest {
  /** What Tableau's schema imports, as far as it names it. */
  private static final List<String> IMPORTED =
      List.of(
          """
          <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
              targetNamespace="http://www.w3.org/XML/1998/namespace">
            <xs:attribute name="base" type="xs:anyURI"/>
          </xs:schema>
          """,
          """
          <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
              targetNamespace="http://www.tableausoftware.com/xml/user">
            <xs:attributeGroup name="UserAttributes-AG">
              <xs:anyAttribute namespace="##targetNamespace" processContents="skip"/>
            </xs:attributeGroup>
          </xs:schema>
          """);

  @Test
  void everyDocumentIsValidByEverySchemaThatIsThere() throws IOException, SAXException {
    Path folder = Path.of(System.getProperty("tableau.schemas", "none"));
    assumeTrue(
        Files.isDirectory(folder),
        "Tableau's schemas are not here: -Dtableau.schemas=FOLDER names a folder with twb_*.xsd");
    Map<String, String> documents = WrittenDocuments.made();
    List<Path> schemas = schemas(folder);

    assertThat(schemas).as("schemas in " + folder).isNotEmpty();
    for (Path file : schemas) {
      Schema schema = schema(file);
      for (var document : documents.entrySet()) {
        schema.newValidator().validate(source(asWorkbook(document.getKey(), document.getValue())));
      }
    }
  }

  @Test
  void aWrongDocumentIsNotValid() throws IOException, SAXException {
    Path folder = Path.of(System.getProperty("tableau.schemas", "none"));
    assumeTrue(Files.isDirectory(folder), "Tableau's schemas are not here");
    String wrong =
        Objects.requireNonNull(WrittenDocuments.made().get("countinghouse.twb"))
            .replace("role=\"measure\"", "role=\"x\"");

    Schema schema = schema(schemas(folder).getFirst());
    assertThatThrownBy(() -> schema.newValidator().validate(source(wrong)))
        .isInstanceOf(SAXException.class);
  }

  private static List<Path> schemas(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.getFileName().toString().matches("twb_.*\\.xsd")).toList();
    }
  }

  private static Schema schema(Path file) throws SAXException {
    Stream<Source> sources =
        Stream.concat(
            IMPORTED.stream().map(SchemaTest::source), Stream.of(new StreamSource(file.toFile())));
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(sources.toArray(Source[]::new));
  }

  /** The schema knows workbooks only, so a data source is put into one, whose manifest counts. */
  private static String asWorkbook(String name, String document) {
    if (name.endsWith(".twb")) {
      return document;
    }
    return document
            .replaceFirst("^<\\?xml[^>]*>", "")
            .replaceFirst("(?s)<document-format.*?</document-format-change-manifest>", "")
            .replaceFirst(
                "<datasource ",
                "<workbook version=\"26.1\" source-build=\"0\"><datasources><datasource ")
        + "</datasources><explain-data enabled-for-viewer=\"false\""
        + " extreme-values-enabled-for-all=\"false\"><explanation-types/></explain-data></workbook>";
  }

  private static Source source(String text) {
    return new StreamSource(new StringReader(text));
  }
}
