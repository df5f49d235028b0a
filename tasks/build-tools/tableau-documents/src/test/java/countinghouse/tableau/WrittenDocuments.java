package countinghouse.tableau;

import countinghouse.semantics.SemanticModel;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The documents of the project's own files, and a way to ask them. */
final class WrittenDocuments {
  static final Path ROOT = Path.of(System.getProperty("root.dir"));

  private WrittenDocuments() {}

  /** Made anew. */
  static Map<String, String> made() throws IOException {
    SemanticModel model = SemanticModel.read();
    Path file = ROOT.resolve("warehouse-schema").resolve("dashboards.yaml");
    return Documents.of(Dashboards.read(file, model), model);
  }

  static Document parsed(String text) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("The document is no XML", e);
    }
  }

  /** The elements that a path leads to, each by itself, so that to ask it is quick. */
  static List<Element> elements(Node from, String path) {
    return nodes(from, path).stream().map(node -> (Element) node.cloneNode(true)).toList();
  }

  /** The texts of the attributes or elements that a path leads to. */
  static List<String> texts(Node from, String path) {
    return nodes(from, path).stream().map(Node::getTextContent).toList();
  }

  private static List<Node> nodes(Node from, String path) {
    try {
      XPath xpath = XPathFactory.newDefaultInstance().newXPath();
      NodeList found = (NodeList) xpath.evaluate(path, from, XPathConstants.NODESET);
      return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
