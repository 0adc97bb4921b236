package io.letterbox.it.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.letterbox.Capacity;
import io.letterbox.it.cdi.ConfigurationTest.Addresses;
import io.letterbox.it.cdi.ConfigurationTest.Desk;
import jakarta.enterprise.inject.se.SeContainer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the server has MicroProfile Config, an application brings its configuration along, and the server has the last word. */
class MicroProfileTest {

    @TempDir
    Path files;

    @Test
    void anApplicationIsConfiguredByAFileOfItsOwn() throws IOException {
        try (URLClassLoader loader = holding("letterbox.address.orders.capacity=2");
                SeContainer container =
                        new Application(List.of(Addresses.class, Desk.class), loader, List.of()).start()) {
            assertThat(container.select(Desk.class).get().orders.address().capacity())
                    .isEqualTo(Capacity.bounded(2));
        }
    }

    @Test
    void aSystemPropertyWinsOverTheFile() throws IOException {
        try (Configured configured = new Configured().with("letterbox.address.orders.capacity", "3");
                URLClassLoader loader = holding("letterbox.address.orders.capacity=2");
                SeContainer container =
                        new Application(List.of(Addresses.class, Desk.class), loader, List.of()).start()) {
            assertThat(container.select(Desk.class).get().orders.address().capacity())
                    .isEqualTo(Capacity.bounded(3));
        }
    }

    @Test
    void aKeyOfTheFileThatMeansNothingFailsTheDeployment() throws IOException {
        try (URLClassLoader loader = holding("letterbox.address.ordres.capacity=2")) {
            assertThat(new Application(List.of(Addresses.class, Desk.class), loader, List.of()).failure())
                    .contains("no address has the destination \"ordres\". Did you mean \"orders\"?");
        }
    }

    private URLClassLoader holding(String line) throws IOException {
        Path folder = Files.createDirectories(files.resolve("META-INF"));
        Files.writeString(folder.resolve("microprofile-config.properties"), line);
        return new URLClassLoader(new URL[] {files.toUri().toURL()}, MicroProfileTest.class.getClassLoader());
    }
}
