package org.headgate.audit.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;

/** The audit log, for administrators: who did what to whom, from where, with which outcome. */
@Path("/admin/audit")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface AuditApi {

  @GET
  @Operation(summary = "List audit entries", description = "Newest first. Requires the admin role.")
  Page<AuditEntry> entries(
      @Parameter(description = "An account's id or email address, anonymous or system")
          @QueryParam("actor")
          String actor,
      @Parameter(description = "An action, such as account.login") @QueryParam("action")
          String action,
      @Parameter(description = "The id of the subject, or an account's email address")
          @QueryParam("subject")
          String subject,
      @Parameter(
              description =
                  "An ISO 8601 instant in the years 1 to 9999; only entries at or after it")
          @QueryParam("since")
          String since,
      @Parameter(description = "An ISO 8601 instant in the years 1 to 9999; only entries before it")
          @QueryParam("until")
          String until,
      @BeanParam PageQuery page);

  @GET
  @Path("/verify")
  @Operation(
      summary = "Verify the audit chain",
      description =
          "Reads every entry, recomputes its seal with the server's secret, and reports the first"
              + " 50 places where an entry was changed, added or removed outside the server."
              + " Requires the admin role.")
  AuditVerification verify();
}
