package io.letterbox;

/**
 * Makes the {@link Provider} of a broker that is known by configuration alone. A binding offers one as a
 * {@link java.util.ServiceLoader} service, so that whoever reads the configuration needs to know no vendor.
 *
 * <p>What it throws names neither the user nor the password, nor a part of the URL that may hold one: it is shown to whoever
 * deploys, and logged.
 */
public interface ProviderFactory {

    /**
     * A broker that asks for no password.
     *
     * @param url where the broker is, in the form that the binding documents
     * @return a provider that has connected to nothing yet, and holds nothing before its first use; if it is
     *     {@link AutoCloseable}, the caller closes it
     * @throws IllegalArgumentException if the URL is none for this binding
     */
    Provider at(String url);

    /**
     * A broker that asks for a password.
     *
     * @param url where the broker is, in the form that the binding documents
     * @param user the user
     * @param password the password, which is never printed
     * @return a provider that has connected to nothing yet, and holds nothing before its first use; if it is
     *     {@link AutoCloseable}, the caller closes it
     * @throws IllegalArgumentException if the URL is none for this binding
     */
    Provider at(String url, String user, String password);
}
