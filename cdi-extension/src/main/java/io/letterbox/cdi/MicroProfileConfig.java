package io.letterbox.cdi;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** The server's own configuration. Nothing else here is compiled against MicroProfile Config, which may be absent. */
record MicroProfileConfig(Config config) implements ConfigurationOrigin {

    /** That of the application; none if there is the API alone. */
    static Optional<ConfigurationOrigin> here() {
        ConfigProviderResolver implementation;
        try {
            implementation = ConfigProviderResolver.instance();
        } catch (IllegalStateException e) { // so the API says that nothing implements it
            return Optional.empty();
        }
        return Optional.of(new MicroProfileConfig(implementation.getConfig()));
    }

    @Override
    public Set<String> names() {
        Set<String> ours = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(EnvironmentName::isOurs)
                .collect(Collectors.toSet());
        // SmallRye lists a variable under the key that it takes it for as well, and may take A_B for a.b where it is
        // a-b
        return ours.stream()
                .filter(name -> EnvironmentName.of(name).equals(name) || !ours.contains(EnvironmentName.of(name)))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class);
    }
}
