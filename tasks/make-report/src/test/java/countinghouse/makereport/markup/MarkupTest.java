package countinghouse.makereport.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class MarkupTest {
  @Test
  void wordsAreEscapedInTextAndInAttributes() {
    assertThat(Tag.of("b", "<i> & \"it's\"").with("title", "\"><script>").written())
        .isEqualTo(
            "<b title=\"&quot;&gt;&lt;script&gt;\">&lt;i&gt; &amp; &quot;it&#39;s&quot;</b>");
  }

  @Test
  void whatNoPageMayHoldIsReplaced() {
    assertThat(Text.of("a\u0000b\u001Bc\uD800d\uFFFEe").written())
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
    assertThat(Text.of("\uD83C\uDF5E né").written()).isEqualTo("\uD83C\uDF5E né");
  }

  @Property
  void anyWordsComeBackFromAParserAsTheyWere(@ForAll String words) throws Exception {
    String shown = Text.of(words).written();
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new InputSource(
                    new StringReader(Tag.of("p", words).with("title", words).written().strip())))
            .getDocumentElement();
    assertThat(Text.of(root.getTextContent()).written()).isEqualTo(shown);
    assertThat(root.getChildNodes().getLength()).isLessThanOrEqualTo(1);
  }

  @Test
  void elementsWithoutAnEndHaveNone() {
    assertThat(Tag.of("meta").with("charset", "utf-8").written())
        .isEqualTo("<meta charset=\"utf-8\"/>");
    assertThat(Tag.of("td").written()).isEqualTo("<td></td>");
  }

  @Test
  void numbersAreTheSameInEveryPlace() {
    assertThat(Numbers.text(12)).isEqualTo("12");
    assertThat(Numbers.text(12.25)).isEqualTo("12.3");
    assertThat(Numbers.text(-0.01)).isEqualTo("0");
    assertThat(Numbers.text(1_000_000.04)).isEqualTo("1000000");
  }

  @Test
  void aStyleSheetCannotEndItself() {
    assertThatThrownBy(() -> new Style("a{}</style><script>"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
