package org.headgate.pool.api;

import jakarta.validation.constraints.NotNull;
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
import org.headgate.pool.api.statements.StatementReport;

/** State, settings and tuning of the pools, for operators. */
@Path("/admin/pools")
@Tag(name = "Pools")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface PoolsApi {

  @GET
  @Operation(summary = "All pools: settings with their sources, statistics, state")
  PoolList pools();

  @GET
  @Path("/{name}")
  @Operation(summary = "One pool: platform, userdata or operator")
  PoolView pool(@PathParam("name") String name);

  @PATCH
  @Path("/{name}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(
      summary = "Change a pool of this node while it runs",
      description =
          "Applied at once without a failed request. Taken back by itself unless it is confirmed in time, and at once"
              + " when waits or refusals get clearly worse.")
  @APIResponse(
      responseCode = "202",
      description = "In force until reverts_at, and longer if it is confirmed",
      content = @Content(schema = @Schema(implementation = PoolChange.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "over-budget: all nodes together could pass it; conflict: another change is open")
  Response change(@PathParam("name") String name, @NotNull PoolChangeRequest request);

  @POST
  @Path("/changes/{id}/confirm")
  @Operation(summary = "Keep a change until the next start")
  PoolChange confirm(@PathParam("id") UUID id);

  @POST
  @Path("/changes/{id}/revert")
  @Operation(summary = "Take a change back")
  PoolChange revert(@PathParam("id") UUID id);

  @GET
  @Path("/changes")
  @Operation(summary = "The latest 50 changes, newest first")
  PoolChangeList changes();

  @POST
  @Path("/{name}/purge")
  @Operation(
      summary = "Replace every connection of a pool",
      description = "Idle ones are closed at once, those in use when they come back.")
  PoolView purge(@PathParam("name") String name);

  @POST
  @Path("/{name}/test")
  @Operation(summary = "Take a connection of the pool and ask the server: reason, SQLSTATE, time")
  ConnectionTestResult test(@PathParam("name") String name);

  @GET
  @Path("/{name}/borrowers")
  @Operation(summary = "Who holds a connection, for what, since when, and what it does")
  Listing<BorrowerView> borrowers(@PathParam("name") String name);

  @GET
  @Path("/{name}/advice")
  @Operation(
      summary = "The size that suits the pool, with the evidence and the server.xml to paste")
  PoolAdvice advice(@PathParam("name") String name);

  @GET
  @Path("/{name}/statements")
  @Operation(
      summary = "The statements that hold the pool, and why they are slow",
      description =
          "By total time from pg_stat_statements, with the method that sends each, its plan, what changed since an earlier"
              + " day, and advice on indexes, statistics, vacuum and locks. The advice is shown and never executed, and no"
              + " statement is run for it.")
  StatementReport statements(@PathParam("name") String name);
}
