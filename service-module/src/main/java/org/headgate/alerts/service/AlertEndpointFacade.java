package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.alerts.api.AlertEndpoint;
import org.headgate.alerts.api.AlertEndpointConflictException;
import org.headgate.alerts.api.AlertEndpointList;
import org.headgate.alerts.api.AlertEndpointPatch;
import org.headgate.alerts.api.AlertEndpointRequest;
import org.headgate.alerts.persistence.AlertEndpointWriteResult;
import org.headgate.audit.api.AuditActor;
import org.headgate.audit.service.OperatorAuditTrail;
import org.headgate.common.json.PatchField;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.Precondition;
import org.headgate.common.text.SingleLineText;
import org.headgate.config.alerts.AlertEndpointDefinition;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.scheduling.service.WebhookSecret;

/** Creates, reads, changes and deletes the endpoints of alerts, for administrators. */
@ApplicationScoped
public class AlertEndpointFacade {

  @Inject AlertConfiguration configuration;
  @Inject AlertLedgerSelector ledgers;
  @Inject AlertMapper mapper;
  @Inject OperatorAuditTrail auditTrail;
  @Inject IdGenerator ids;
  @Inject Clock clock;

  /** Oldest first; while the database is away, as this node read them last. */
  public AlertEndpointList page(PageQuery query) {
    refresh();
    List<AlertEndpoint> all =
        configuration.receivers().stream()
            .map(receiver -> mapper.endpoint(receiver, Optional.empty()))
            .toList();
    Page<AlertEndpoint> page = Page.of(all, query, AlertEndpoint::id);
    return new AlertEndpointList(page.items(), page.nextCursor());
  }

  /**
   * @throws ResourceNotFoundException when there is none
   */
  public AlertEndpoint endpoint(UUID id) {
    return mapper.endpoint(receiver(id), Optional.empty());
  }

  AlertReceiver receiver(UUID id) {
    refresh();
    return configuration.receivers().stream()
        .filter(receiver -> receiver.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ResourceNotFoundException.alertEndpoint(id));
  }

  private AlertReceiver stored(UUID id, Precondition precondition) {
    if (configuration.isFixed(id)) {
      throw AlertEndpointConflictException.fixed();
    }
    AlertReceiver receiver = receiver(id);
    precondition.check(mapper.endpoint(receiver, Optional.empty()));
    return receiver;
  }

  private void refresh() {
    if (ledgers.isDatabaseThere()) {
      configuration.refresh();
    }
  }

  /**
   * @throws InvalidRequestException when nothing can be sent to it
   * @throws AlertEndpointConflictException when there are too many, or one of this name
   */
  public AlertEndpoint create(AlertEndpointRequest request) {
    AlertEndpointDefinition definition =
        validated(
            new AlertEndpointDefinition(
                SingleLineText.trimmedName(request.name()),
                request.kind(),
                request.url(),
                request.addresses().orElse(List.of()),
                request.routingKey(),
                request.kind() == AlertEndpointKind.WEBHOOK
                    ? Optional.of(WebhookSecret.generate().text())
                    : Optional.empty(),
                request.isEnabled().orElse(true),
                request.isEscalation().orElse(false),
                request.quietHours(),
                Optional.empty()));
    configuration.refresh();
    refuseIfTaken(definition.name());
    configuration.claimNames();
    AlertReceiver receiver =
        AlertReceiver.unstored(
            ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), definition);
    auditTrail.record(
        AlertAuditActions.ofEndpoint(AlertAuditActions.CREATE_ENDPOINT, receiver.id()));
    requireStored(configuration.add(receiver));
    return mapper.endpoint(receiver, definition.signingSecret());
  }

  /**
   * Changes the members that the patch names. Only these are validated: what an earlier version
   * stored and is refused by now stays until somebody changes it. Where another change comes in
   * between, the patch is applied to its result, so that neither is lost.
   *
   * @throws InvalidRequestException naming the members that are not valid
   * @throws AlertEndpointConflictException when it comes from the settings, or there is one of its
   *     new name
   * @throws org.headgate.common.problem.PreconditionFailedException when the caller has seen
   *     another state
   */
  public AlertEndpoint change(UUID id, Precondition precondition, AlertEndpointPatch patch) {
    AlertReceiver changed = changed(id, precondition, patch);
    configuration.claimNames();
    auditTrail.record(AlertAuditActions.ofEndpoint(AlertAuditActions.CHANGE_ENDPOINT, id));
    AlertEndpointWriteResult result = configuration.replace(changed);
    while (result == AlertEndpointWriteResult.OUTDATED) {
      changed = changed(id, precondition, patch);
      result = configuration.replace(changed);
    }
    requireStored(result);
    return mapper.endpoint(changed, Optional.empty());
  }

  private AlertReceiver changed(UUID id, Precondition precondition, AlertEndpointPatch patch) {
    AlertReceiver receiver = stored(id, precondition);
    AlertEndpointDefinition now = receiver.definition();
    AlertEndpointDefinition changed =
        new AlertEndpointDefinition(
            SingleLineText.trimmedName(patch.name().required("name").orElse(now.name())),
            now.kind(),
            patched(patch.url(), now.url()),
            patch.addresses().required("addresses").orElse(now.addresses()),
            patched(patch.routingKey(), now.routingKey()),
            now.signingSecret(),
            patch.isEnabled().required("is_enabled").orElse(now.isEnabled()),
            patch.isEscalation().required("is_escalation").orElse(now.isEscalation()),
            patch.quietHours().isNamed()
                ? patch.quietHours().value().map(hours -> hours.appliedTo(now.quietHours()))
                : now.quietHours(),
            patch.isEnabled().isNamed() ? Optional.empty() : now.goneAt());
    refuseIfAny(changed.violationsAfter(now));
    if (!changed.name().equals(now.name())) {
      refuseIfTaken(changed.name());
    }
    return receiver.with(changed);
  }

  /**
   * @throws ResourceNotFoundException when there is none
   * @throws AlertEndpointConflictException when it comes from the settings
   * @throws org.headgate.common.problem.PreconditionFailedException when the caller has seen
   *     another state
   */
  public void delete(UUID id, Precondition precondition) {
    AlertReceiver receiver = stored(id, precondition);
    auditTrail.record(AlertAuditActions.ofEndpoint(AlertAuditActions.DELETE_ENDPOINT, id));
    while (!configuration.delete(receiver)) {
      receiver = stored(id, precondition);
    }
  }

  /**
   * Disables an endpoint that is gone; one from the settings, and one that was changed since, as by
   * another node that was told the same, stays as it is.
   */
  void disableGone(AlertReceiver receiver) {
    if (configuration.isFixed(receiver.id())) {
      return;
    }
    refresh();
    if (configuration.receivers().contains(receiver)) {
      auditTrail.record(
          AlertAuditActions.ofEndpoint(AlertAuditActions.CHANGE_ENDPOINT, receiver.id())
              .withActor(AuditActor.SYSTEM)
              .with("reason", "gone"));
      configuration.replace(receiver.with(receiver.definition().gone(clock.instant())));
    }
  }

  private static void requireStored(AlertEndpointWriteResult result) {
    switch (result) {
      case STORED -> {}
      case NAME_TAKEN -> throw AlertEndpointConflictException.nameTaken();
      case FULL -> throw AlertEndpointConflictException.tooMany(AlertEndpointDefinition.MAX);
      case OUTDATED -> throw new IllegalStateException("a new endpoint is outdated");
    }
  }

  private void refuseIfTaken(String name) {
    if (configuration.receivers().stream()
        .anyMatch(receiver -> receiver.definition().name().equals(name))) {
      throw AlertEndpointConflictException.nameTaken();
    }
  }

  private static <T> Optional<T> patched(PatchField<T> member, Optional<T> now) {
    return member.isNamed() ? member.value() : now;
  }

  private static AlertEndpointDefinition validated(AlertEndpointDefinition definition) {
    refuseIfAny(definition.violations());
    return definition;
  }

  private static void refuseIfAny(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw new InvalidRequestException(errors);
    }
  }
}
