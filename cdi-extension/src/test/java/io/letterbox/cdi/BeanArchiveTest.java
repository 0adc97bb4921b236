package io.letterbox.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What Payara asks of an archive before it shows its extension the application's beans; {@code it/servers/payara} runs there. */
class BeanArchiveTest {

    @Test
    void theArchiveOfTheExtensionIsOneOfBeansAndTheExtensionIsAmongItsAnnotatedClasses() throws IOException {
        URI root = URI.create(LetterboxExtension.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString());
        try (InputStream descriptor = root.resolve("META-INF/beans.xml").toURL().openStream()) {
            assertThat(new String(descriptor.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("bean-discovery-mode=\"annotated\"");
        }
        assertThat(LetterboxExtension.class).hasAnnotation(Dependent.class);
    }
}
