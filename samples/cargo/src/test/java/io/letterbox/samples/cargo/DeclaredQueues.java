package io.letterbox.samples.cargo;

import jakarta.jms.JMSDestinationDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The names of queues by the names under which an application looks them up: what a server reads of a deployment. */
record DeclaredQueues(Map<String, String> byLookup) {

    static DeclaredQueues in(Path webXml, Class<?>... annotated) throws IOException {
        Map<String, String> queues = new HashMap<>();
        try (InputStream xml = Files.newInputStream(webXml)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var declared = factory.newDocumentBuilder().parse(xml).getElementsByTagName("jms-destination");
            for (int n = 0; n < declared.getLength(); n++) {
                Element destination = (Element) declared.item(n);
                queues.put(text(destination, "name"), text(destination, "destination-name"));
            }
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(webXml + " is not what it should be", e);
        }
        for (Class<?> type : annotated) {
            for (JMSDestinationDefinition defined : type.getAnnotationsByType(JMSDestinationDefinition.class)) {
                queues.put(defined.name(), defined.destinationName());
            }
        }
        return new DeclaredQueues(Map.copyOf(queues));
    }

    String queue(String lookup) {
        return Optional.ofNullable(byLookup.get(lookup))
                .orElseThrow(() -> new IllegalStateException("no queue is declared under " + lookup));
    }

    private static String text(Element destination, String name) {
        return destination.getElementsByTagName(name).item(0).getTextContent().strip();
    }
}
