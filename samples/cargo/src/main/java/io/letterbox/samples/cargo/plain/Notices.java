package io.letterbox.samples.cargo.plain;

import io.letterbox.samples.cargo.Scan;

/** What the parts of the application tell each other. */
public interface Notices {

    void scanned(Scan scan);

    void moved(String consignment);

    void delayed(String consignment);

    void astray(String consignment);

    void arrived(String consignment);

    void rejected(Scan scan);
}
