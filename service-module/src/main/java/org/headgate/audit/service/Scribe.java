package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.headgate.audit.AuditSubject;
import org.headgate.audit.persistence.AuditRow;
import org.headgate.crypto.service.Ids;
import org.headgate.json.Json;

/** Makes the row of a deed: when, from where, with its digest. */
@ApplicationScoped
public class Scribe {

  private static final int LONGEST_TEXT = 500;

  @Inject AuditChain chain;
  @Inject Ids ids;
  @Inject Clock clock;

  AuditRow row(Deed deed) {
    Origin origin = Origin.current();
    AuditRow row =
        new AuditRow(
            ids.next(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            deed.actor().orElse(origin.actor()).text(),
            deed.action().name(),
            deed.subject().map(AuditSubject::kind),
            deed.subject().map(AuditSubject::id).map(Scribe::bounded),
            deed.outcome().wireName(),
            deed.reason().map(Scribe::bounded),
            origin.address(),
            origin.traceId(),
            Json.object(deed.details()),
            "",
            Optional.empty(),
            Optional.empty());
    return row.digested(chain.digest(row));
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }
}
