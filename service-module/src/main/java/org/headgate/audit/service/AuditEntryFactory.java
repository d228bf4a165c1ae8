package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.headgate.audit.api.AuditSubject;
import org.headgate.audit.persistence.AuditEntryEntity;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.text.TextShortener;

/**
 * Creates the row of an action: when, from where, with its digest. Its id has the service's time,
 * not the machine's, because the id decides the partition.
 */
@ApplicationScoped
public class AuditEntryFactory {

  private static final int MAX_TEXT_LENGTH = 500;

  @Inject AuditChain chain;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  AuditEntryEntity create(AuditEvent auditEvent) {
    RequestOrigin requestOrigin = RequestOrigin.current();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    AuditEntryEntity row =
        new AuditEntryEntity(
            idGenerator.at(now),
            now,
            auditEvent.actor().orElse(requestOrigin.actor()).text(),
            auditEvent.action().name(),
            auditEvent.subject().map(AuditSubject::kind),
            auditEvent.subject().map(AuditSubject::id).map(AuditEntryFactory::bounded),
            auditEvent.outcome().wireName(),
            auditEvent.reason().map(AuditEntryFactory::bounded),
            requestOrigin.address(),
            requestOrigin.traceId(),
            JsonMappers.object(auditEvent.details()),
            "",
            Optional.empty(),
            Optional.empty());
    return row.digested(chain.digest(row));
  }

  private static String bounded(String text) {
    return TextShortener.cut(text, MAX_TEXT_LENGTH);
  }
}
