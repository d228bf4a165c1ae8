package org.headgate.pool.api;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.paging.PageQuery;
import org.headgate.pool.api.statements.StatementReport;

/** State, settings and tuning of the pools, for operators. */
@Path("/admin/pools")
@Tag(name = "Pools")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface PoolsApi {

  @GET
  @Operation(
      summary = "List connection pools",
      description =
          "Settings with their sources, statistics and state. Requires the operator or admin role.")
  PoolList pools(@BeanParam PageQuery page);

  @GET
  @Path("/{name}")
  @Operation(
      summary = "Get a connection pool",
      description =
          "The name is platform, userdata or operator. Requires the operator or admin role.")
  PoolView pool(@PathParam("name") String name);

  @PATCH
  @Path("/{name}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(
      summary = "Change a running pool of this node",
      description =
          "The change applies at once, and no request fails because of it. It is reverted unless"
              + " it is confirmed in time, and at once if waits or refusals get clearly worse."
              + " Requires the operator or admin role.")
  @APIResponse(
      responseCode = "202",
      description = "In force until reverts_at, or longer if it is confirmed",
      content = @Content(schema = @Schema(implementation = PoolChange.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "over-budget: all nodes together could exceed the connection budget; conflict: another"
              + " change is open")
  Response change(@PathParam("name") String name, @NotNull PoolChangeRequest request);

  @POST
  @Path("/changes/{id}/confirm")
  @Operation(
      summary = "Confirm a pool change",
      description =
          "The change then stays until the next start. Requires the operator or admin role.")
  PoolChange confirm(@PathParam("id") UUID id);

  @POST
  @Path("/changes/{id}/revert")
  @Operation(summary = "Revert a pool change", description = "Requires the operator or admin role.")
  PoolChange revert(@PathParam("id") UUID id);

  @GET
  @Path("/changes")
  @Operation(
      summary = "List recent pool changes",
      description = "The latest 50, newest first. Requires the operator or admin role.")
  PoolChangeList changes(@BeanParam PageQuery page);

  @POST
  @Path("/{name}/purge")
  @Operation(
      summary = "Purge a pool",
      description =
          "Replaces every connection. Idle connections are closed at once, those in use when they"
              + " are returned. Requires the operator or admin role.")
  PoolView purge(@PathParam("name") String name);

  @POST
  @Path("/{name}/test")
  @Operation(
      summary = "Test a pool's connection",
      description =
          "Takes a connection from the pool and sends a query. Reports the reason of a failure,"
              + " the SQLSTATE and the time. Requires the operator or admin role.")
  ConnectionTestResult test(@PathParam("name") String name);

  @GET
  @Path("/{name}/borrowers")
  @Operation(
      summary = "List a pool's borrowers",
      description =
          "Shows who holds a connection, for what, since when, and what the connection is doing."
              + " Requires the operator or admin role.")
  Listing<BorrowerView> borrowers(@PathParam("name") String name, @BeanParam PageQuery page);

  @GET
  @Path("/{name}/advice")
  @Operation(
      summary = "Recommend a size for a pool",
      description =
          "With the evidence, and server.xml lines to paste. Requires the operator or admin role.")
  PoolAdvice advice(@PathParam("name") String name);

  @GET
  @Path("/{name}/statements")
  @Operation(
      summary = "List the statements that load a pool",
      description =
          "Statements by total time from pg_stat_statements, each with the method that sends it,"
              + " its plan, changes since an earlier day, and advice on indexes, statistics,"
              + " vacuum and locks. The advice is only shown: Headgate executes none of it and"
              + " runs no statement to find it. Requires the operator or admin role.")
  StatementReport statements(@PathParam("name") String name);
}
