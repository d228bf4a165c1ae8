package org.headgate.pool.api.history;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;

/** Incidents with all their recordings, for operators. */
@Path("/admin/incidents")
@Tag(name = "Diagnosis")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface IncidentsApi {

  /** The type of an incident as files to attach to a ticket. */
  String ZIP = "application/zip";

  @GET
  @Operation(
      summary = "List incidents",
      description =
          "Incidents of all nodes, newest first. While the platform database does not respond,"
              + " only those of this node. Requires the operator or admin role.")
  Page<IncidentSummary> incidents(@BeanParam PageQuery page);

  @GET
  @Path("/{id}")
  @Produces({MediaType.APPLICATION_JSON, ZIP})
  @Operation(
      summary = "Get an incident",
      description =
          "Samples, borrowers, activity, locks, statements, marks and log lines. JSON or, with"
              + " Accept: application/zip, files to attach to a ticket. Requires the operator or"
              + " admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The recorded incident",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Incident.class)),
        @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  Response incident(@PathParam("id") UUID id);
}
