package io.letterbox.it.faults;

/** What has to hold in spite of faults, and how that is found out. */
interface Goal {

    /** What is done, with its numbers, in one line. */
    String title();

    /** Does it, against real processes, within a time that it knows; leaves no process behind. */
    Finding pursue(Run run) throws Exception;
}
