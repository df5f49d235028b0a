package countinghouse.tableau;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a document, an element a line, indented. */
final class XmlText {
  /** The namespace of what is Tableau's own in a filter. */
  private static final String USER = "http://www.tableausoftware.com/xml/user";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private XmlText() throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  /** The document of this root. */
  static String of(Element root) {
    try {
      XmlText text = new XmlText();
      text.document(root);
      return text.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("The element " + root.name() + " cannot be written", e);
    }
  }

  private void document(Element root) throws XMLStreamException {
    xml.writeStartDocument("utf-8", "1.0");
    newLine(0);
    xml.writeComment(
        " Generated from warehouse-schema/metrics.yaml and dashboards.yaml by `make docs`; do not"
            + " edit. ");
    element(root.with("xmlns:user", USER), 0);
    newLine(0);
    xml.writeEndDocument();
    xml.close();
  }

  private void element(Element element, int depth) throws XMLStreamException {
    newLine(depth);
    if (element.children().isEmpty() && element.text().isEmpty()) {
      xml.writeEmptyElement(element.name());
      attributes(element);
      return;
    }
    xml.writeStartElement(element.name());
    attributes(element);
    if (element.text().isPresent()) {
      xml.writeCharacters(element.text().get());
    } else {
      for (Element child : element.children()) {
        element(child, depth + 1);
      }
      newLine(depth);
    }
    xml.writeEndElement();
  }

  private void attributes(Element element) throws XMLStreamException {
    for (var attribute : element.attributes().entrySet()) {
      xml.writeAttribute(attribute.getKey(), attribute.getValue());
    }
  }

  private void newLine(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
