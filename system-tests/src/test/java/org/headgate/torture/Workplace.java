package org.headgate.torture;

import org.headgate.torture.history.History;

/** What all clients need: where to ask, where codes arrive, and where to write down what came. */
record Workplace(String url, MailProcess mail, Receivers receivers, History history, long seed) {}
