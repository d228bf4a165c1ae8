package org.headgate.torture.clients;

import org.headgate.torture.cluster.MailProcess;
import org.headgate.torture.cluster.Receivers;
import org.headgate.torture.history.History;

/**
 * The tools of all clients: where to send requests, where codes arrive, and where to record
 * responses.
 */
public record Workplace(
    String url, MailProcess mail, Receivers receivers, History history, long seed) {}
