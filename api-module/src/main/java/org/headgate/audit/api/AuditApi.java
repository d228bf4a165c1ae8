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

/** Who did what to whom, from where, with which outcome; for administrators. */
@Path("/admin/audit")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface AuditApi {

  @GET
  @Operation(summary = "The audit log, newest first")
  Page<AuditEntry> entries(
      @Parameter(description = "An account's id or e-mail address, anonymous or system")
          @QueryParam("actor")
          String actor,
      @Parameter(description = "Such as account.login") @QueryParam("action") String action,
      @Parameter(
              description =
                  "The id of whom or what it was done to, or the e-mail address of an account")
          @QueryParam("subject")
          String subject,
      @Parameter(description = "An instant, ISO 8601, in the years 1 to 9999; nothing older")
          @QueryParam("since")
          String since,
      @Parameter(
              description =
                  "An instant, ISO 8601, in the years 1 to 9999; nothing of then or later")
          @QueryParam("until")
          String until,
      @BeanParam PageQuery page);

  @GET
  @Path("/verify")
  @Operation(
      summary = "Check the whole log against its chain",
      description =
          "Reads every entry, recomputes its seal under the server's secret and names the first 50"
              + " places at which an entry was changed, added or removed past the server.")
  AuditVerification verify();
}
