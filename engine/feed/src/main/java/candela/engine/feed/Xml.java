package candela.engine.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads XML that comes from elsewhere: no document types, and so no entities. */
final class Xml {

    private Xml() {}

    /** Null when it is no XML. */
    static @Nullable Element root(InputStream document) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(document).getDocumentElement();
        } catch (SAXException | IOException e) {
            return null;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Element> children(Element parent, String name) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(it -> name.equals(it.getLocalName()));
    }

    static Stream<Element> all(Element root, String name) {
        var nodes = root.getElementsByTagNameNS("*", name);
        return IntStream.range(0, nodes.getLength()).mapToObj(it -> (Element) nodes.item(it));
    }

    /** The text of a child; empty when there is none. */
    static String text(Element parent, String name) {
        return children(parent, name)
                .map(it -> it.getTextContent().strip())
                .findFirst()
                .orElse("");
    }
}
