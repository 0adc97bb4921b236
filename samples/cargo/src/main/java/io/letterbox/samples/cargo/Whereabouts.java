package io.letterbox.samples.cargo;

/** What the last scan of a consignment says of its way. */
public enum Whereabouts {
    /** At a place of its route, and not the last one. */
    ON_ITS_WAY,
    /** At the last place of its route. */
    ARRIVED,
    /** At a place that is not on its route. */
    ASTRAY
}
