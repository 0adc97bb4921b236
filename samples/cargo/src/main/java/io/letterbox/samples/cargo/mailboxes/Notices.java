package io.letterbox.samples.cargo.mailboxes;

import io.letterbox.samples.cargo.Scan;

/** What the parts of the application tell each other. Each may wait for room, and says so. */
public interface Notices {

    void scanned(Scan scan) throws InterruptedException;

    void moved(String consignment) throws InterruptedException;

    void delayed(String consignment) throws InterruptedException;

    void astray(String consignment) throws InterruptedException;

    void arrived(String consignment) throws InterruptedException;

    void rejected(Scan scan) throws InterruptedException;
}
