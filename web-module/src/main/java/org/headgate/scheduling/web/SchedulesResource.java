package org.headgate.scheduling.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.paging.QueryParameters;
import org.headgate.common.service.Precondition;
import org.headgate.common.web.TokenPrincipal;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.common.web.json.JsonMergePatch;
import org.headgate.idempotency.web.IdempotentResponses;
import org.headgate.scheduling.api.BackfillRequest;
import org.headgate.scheduling.api.Execution;
import org.headgate.scheduling.api.PreviewRequest;
import org.headgate.scheduling.api.Schedule;
import org.headgate.scheduling.api.ScheduleRequest;
import org.headgate.scheduling.api.ScheduleStatistics;
import org.headgate.scheduling.api.SchedulesApi;
import org.headgate.scheduling.api.TestDelivery;
import org.headgate.scheduling.api.UpcomingInstants;
import org.headgate.scheduling.service.ExecutionFacade;
import org.headgate.scheduling.service.ScheduleFacade;
import org.headgate.scheduling.service.SchedulePreviewer;
import org.headgate.scheduling.service.dispatch.TestDeliveryFacade;

/** REST resource for the caller's schedules and their executions. */
@Path("/schedules")
@ApplicationScoped
@RolesAllowed(Role.USER_NAME)
@PersonalTokenAccess(TokenScope.Area.SCHEDULES)
public class SchedulesResource implements SchedulesApi {

  @Inject ScheduleFacade scheduleFacade;
  @Inject ExecutionFacade executions;
  @Inject SchedulePreviewer preview;
  @Inject TestDeliveryFacade tests;
  @Inject IdempotentResponses idempotentResponses;
  @Context SecurityContext caller;
  @Context UriInfo uri;

  @Override
  public Response create(ScheduleRequest request) {
    return idempotentResponses.of(() -> scheduleFacade.create(callerId(), request), this::created);
  }

  @Override
  public Page<Schedule> list(String query, PageQuery page) {
    return scheduleFacade.list(callerId(), QueryParameters.text("query", query), page);
  }

  @Override
  public UpcomingInstants preview(PreviewRequest request) {
    return new UpcomingInstants(preview.instants(request));
  }

  @Override
  public Response get(UUID id) {
    return answer(scheduleFacade.get(callerId(), id));
  }

  @Override
  public Response change(UUID id, String ifMatch, ObjectNode patch) {
    return answer(
        scheduleFacade.update(
            callerId(),
            id,
            Precondition.ifMatch(ifMatch),
            present -> JsonMergePatch.apply(present, ScheduleRequest.class, patch)));
  }

  @Override
  public void delete(UUID id, String ifMatch) {
    scheduleFacade.delete(callerId(), id, Precondition.ifMatch(ifMatch));
  }

  @Override
  public Schedule pause(UUID id, String ifMatch) {
    return scheduleFacade.setEnabled(callerId(), id, Precondition.ifMatch(ifMatch), false);
  }

  @Override
  public Schedule resume(UUID id, String ifMatch) {
    return scheduleFacade.setEnabled(callerId(), id, Precondition.ifMatch(ifMatch), true);
  }

  @Override
  public Response trigger(UUID id) {
    return idempotentResponses.of(
        () -> executions.trigger(callerId(), id), SchedulesResource::accepted);
  }

  @Override
  public TestDelivery test(UUID id) {
    return tests.send(callerId(), id);
  }

  @Override
  public Response backfill(UUID id, BackfillRequest request) {
    return idempotentResponses.of(
        () -> executions.backfill(callerId(), id, request), SchedulesResource::accepted);
  }

  @Override
  public UpcomingInstants next(UUID id, String count) {
    return new UpcomingInstants(executions.next(callerId(), id, SchedulePreviewer.count(count)));
  }

  @Override
  public ScheduleStatistics statistics(UUID id) {
    return executions.statistics(callerId(), id);
  }

  @Override
  public Page<Execution> executions(UUID id, PageQuery page) {
    return executions.history(callerId(), id, page);
  }

  private Response created(ScheduleFacade.Revised created) {
    return Response.created(
            uri.getAbsolutePathBuilder().path(created.schedule().id().toString()).build())
        .header(HttpHeaders.ETAG, created.tag())
        .entity(created.schedule())
        .build();
  }

  private static Response accepted(Object ordered) {
    return Response.accepted(ordered).build();
  }

  private static Response answer(ScheduleFacade.Revised revised) {
    return Response.ok(revised.schedule()).header(HttpHeaders.ETAG, revised.tag()).build();
  }

  private UserId callerId() {
    return ((TokenPrincipal) caller.getUserPrincipal()).accountId();
  }
}
