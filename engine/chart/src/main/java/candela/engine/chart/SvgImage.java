package candela.engine.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A chart as vectors: text stays text, and a title and a description tell what is seen. */
final class SvgImage {

    private SvgImage() {}

    static String of(Drawing drawing, int width, int height) {
        var surface = new VectorGraphics2D();
        drawing.on(surface, width, height);
        var bytes = new ByteArrayOutputStream();
        try {
            new SVGProcessor()
                    .getDocument(surface.getCommands(), new PageSize(0, 0, width, height))
                    .writeTo(bytes);
            var document = parsed(bytes.toByteArray());
            describe(document, drawing);
            return written(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException | TransformerException e) {
            throw new IllegalStateException("The drawing library wrote an SVG that cannot be read again", e);
        }
    }

    /** Reads the library's document without fetching the document type that it names. */
    private static Document parsed(byte[] svg) throws ParserConfigurationException, IOException, SAXException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute("jdk.xml.elementAttributeLimit", 0);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static void describe(Document document, Drawing drawing) {
        var root = document.getDocumentElement();
        root.removeAttribute("x");
        root.removeAttribute("y");
        root.setAttribute("role", "img");
        root.setAttribute("font-family", Look.FONT_FAMILY);
        root.setAttribute("font-size", "12px");
        prepend(root, "desc", drawing.description());
        prepend(
                root,
                "title",
                Cell.label(
                        drawing.spec().title().isBlank()
                                ? drawing.description()
                                : drawing.spec().title()));
        if (document.getDoctype() != null) {
            document.removeChild(document.getDoctype());
        }
    }

    private static void prepend(Element root, String name, String text) {
        var element = root.getOwnerDocument().createElementNS(root.getNamespaceURI(), name);
        element.setTextContent(text);
        root.insertBefore(element, root.getFirstChild());
    }

    private static String written(Document document) throws TransformerException {
        var transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        var text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
