package org.headgate.torture.clients;

import org.headgate.torture.cluster.MailProcess;
import org.headgate.torture.cluster.Receivers;
import org.headgate.torture.history.History;

/** What all clients need: where to ask, where codes arrive, and where to write down what came. */
public record Workplace(
    String url, MailProcess mail, Receivers receivers, History history, long seed) {}
