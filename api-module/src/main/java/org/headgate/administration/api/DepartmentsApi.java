package org.headgate.administration.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.accounts.api.Department;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ProblemDescription;
import org.headgate.idempotency.api.Idempotent;

/** Departments, for administrators. */
@Path("/admin/departments")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface DepartmentsApi {

  @GET
  @Operation(summary = "List departments", description = "Sorted by name. Requires the admin role.")
  Page<Department> list(@BeanParam PageQuery page);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Create a department", description = "Requires the admin role.")
  @APIResponse(
      responseCode = "201",
      description = "Created",
      headers =
          @Header(
              name = "Location",
              description = "The URL of the department",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = Department.class)))
  @APIResponse(responseCode = "409", description = ProblemDescription.NAME_TAKEN)
  Response create(@NotNull @Valid DepartmentRequest request);

  @GET
  @Path("/{id}")
  @Operation(
      summary = "Get a department",
      description = "The response has an ETag. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The department",
      content = @Content(schema = @Schema(implementation = Department.class)))
  @APIResponse(responseCode = "404", description = "not-found")
  Department get(@PathParam("id") UUID id);

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Rename a department", description = "Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The renamed department",
      content = @Content(schema = @Schema(implementation = Department.class)))
  @APIResponse(responseCode = "404", description = "not-found")
  @APIResponse(responseCode = "409", description = ProblemDescription.NAME_TAKEN)
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  Department rename(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull @Valid DepartmentRequest request);

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Delete an empty department", description = "Requires the admin role.")
  @APIResponse(responseCode = "204", description = "Deleted")
  @APIResponse(responseCode = "404", description = "not-found")
  @APIResponse(responseCode = "409", description = "conflict: the department has members")
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch);
}
