package org.headgate.http.web;

import jakarta.ws.rs.sse.SseEventSink;
import java.util.function.BooleanSupplier;

/**
 * The client of an event stream.
 *
 * @param caller the name of the account that reads
 * @param access whether the caller may still read; it may wait for a database
 */
public record EventStreamClient(SseEventSink sink, String caller, BooleanSupplier access) {}
