package org.headgate.scheduling.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.headgate.etag.Precondition;
import org.headgate.idempotency.web.IdempotentAnswers;
import org.headgate.identity.Role;
import org.headgate.identity.UserId;
import org.headgate.paging.Page;
import org.headgate.paging.PageQuery;
import org.headgate.problem.web.MergePatch;
import org.headgate.scheduling.BackfillRequest;
import org.headgate.scheduling.Execution;
import org.headgate.scheduling.Instants;
import org.headgate.scheduling.PreviewRequest;
import org.headgate.scheduling.Schedule;
import org.headgate.scheduling.ScheduleRequest;
import org.headgate.scheduling.ScheduleStatistics;
import org.headgate.scheduling.SchedulesApi;
import org.headgate.scheduling.TestDelivery;
import org.headgate.scheduling.dispatch.service.TestDeliveries;
import org.headgate.scheduling.service.ScheduleBook;
import org.headgate.scheduling.service.ScheduleOrders;
import org.headgate.scheduling.service.SchedulePreview;
import org.headgate.security.TokenPrincipal;

/** HTTP before the schedules, and nothing else. The caller is known by the token's subject. */
@Path("/schedules")
@RequestScoped
@RolesAllowed(Role.USER_NAME)
public class SchedulesResource implements SchedulesApi {

  @Inject ScheduleBook book;
  @Inject ScheduleOrders orders;
  @Inject SchedulePreview preview;
  @Inject TestDeliveries tests;
  @Inject IdempotentAnswers answers;
  @Context SecurityContext caller;
  @Context UriInfo uri;

  @Override
  public Response create(ScheduleRequest request) {
    return answers.of(() -> book.create(me(), request), this::created);
  }

  @Override
  public Page<Schedule> list(PageQuery page) {
    return book.list(me(), page);
  }

  @Override
  public Instants preview(PreviewRequest request) {
    return new Instants(preview.instants(request));
  }

  @Override
  public Response get(UUID id) {
    return answer(book.get(me(), id));
  }

  @Override
  public Response change(UUID id, String ifMatch, ObjectNode patch) {
    return answer(
        book.change(
            me(),
            id,
            Precondition.ifMatch(ifMatch),
            present -> MergePatch.apply(present, ScheduleRequest.class, patch)));
  }

  @Override
  public void delete(UUID id, String ifMatch) {
    book.delete(me(), id, Precondition.ifMatch(ifMatch));
  }

  @Override
  public Schedule pause(UUID id, String ifMatch) {
    return book.enable(me(), id, Precondition.ifMatch(ifMatch), false);
  }

  @Override
  public Schedule resume(UUID id, String ifMatch) {
    return book.enable(me(), id, Precondition.ifMatch(ifMatch), true);
  }

  @Override
  public Response trigger(UUID id) {
    return answers.of(() -> orders.trigger(me(), id), SchedulesResource::accepted);
  }

  @Override
  public TestDelivery test(UUID id) {
    return tests.send(me(), id);
  }

  @Override
  public Response backfill(UUID id, BackfillRequest request) {
    return answers.of(() -> orders.backfill(me(), id, request), SchedulesResource::accepted);
  }

  @Override
  public Instants next(UUID id, String count) {
    return new Instants(orders.next(me(), id, SchedulePreview.count(count)));
  }

  @Override
  public ScheduleStatistics statistics(UUID id) {
    return orders.statistics(me(), id);
  }

  @Override
  public Page<Execution> executions(UUID id, PageQuery page) {
    return orders.history(me(), id, page);
  }

  private Response created(ScheduleBook.Revised created) {
    return Response.created(
            uri.getAbsolutePathBuilder().path(created.schedule().id().toString()).build())
        .header(HttpHeaders.ETAG, created.tag())
        .entity(created.schedule())
        .build();
  }

  private static Response accepted(Object ordered) {
    return Response.accepted(ordered).build();
  }

  private static Response answer(ScheduleBook.Revised revised) {
    return Response.ok(revised.schedule()).header(HttpHeaders.ETAG, revised.tag()).build();
  }

  private UserId me() {
    return ((TokenPrincipal) caller.getUserPrincipal()).account();
  }
}
