package io.letterbox.it.server;

import io.letterbox.Letterbox;
import io.letterbox.cdi.LetterboxExtension;
import io.letterbox.server.ServerProvider;
import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR: the same parts for every server, and the name of the environment in which it runs. */
final class ServerArchive {

    private ServerArchive() {}

    static WebArchive of(Class<?>... beans) {
        return ShrinkWrap.create(WebArchive.class, "letterbox-it.war")
                .addAsLibraries(
                        library(Letterbox.class, "letterbox-adapter-api.jar"),
                        library(ServerProvider.class, "letterbox-server.jar"),
                        library(LetterboxExtension.class, "letterbox-cdi-extension.jar"),
                        library(Assertions.class, "assertj-core.jar"))
                .addClasses(Environment.class, Capability.class)
                .addClasses(beans)
                .addAsResource(new StringAsset(System.getProperty(Environment.LAUNCH)), Environment.RESOURCE)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    /** The jar that a class comes from; in a build that packages nothing, its folder. */
    private static JavaArchive library(Class<?> type, String name) {
        File place;
        try {
            place = new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
        return place.isDirectory()
                ? ShrinkWrap.create(ExplodedImporter.class, name)
                        .importDirectory(place)
                        .as(JavaArchive.class)
                : ShrinkWrap.createFromZipFile(JavaArchive.class, place);
    }
}
