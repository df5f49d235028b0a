package countinghouse.tableau;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class XmlTextTest {
  @Test
  void anElementALineAttributesByTheAlphabet() {
    Element root =
        Element.of("workbook")
            .with("version", "26.1")
            .with("build", "x")
            .with("none", Optional.empty())
            .containing(Element.of("empty"), Element.saying("text", "a < b & c"));

    assertThat(XmlText.of(root))
        .startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!--")
        .endsWith(
            """

            <workbook build="x" version="26.1" xmlns:user="http://www.tableausoftware.com/xml/user">
              <empty/>
              <text>a &lt; b &amp; c</text>
            </workbook>
            """);
  }

  @Test
  void whatAnAttributeSaysIsWrittenSafely() {
    Element root = Element.of("x").with("formula", "IF [a] <> 'b' THEN \"c\" END & more");

    assertThat(XmlText.of(root))
        .contains("formula=\"IF [a] &lt;&gt; 'b' THEN &quot;c&quot; END &amp; more\"");
  }
}
