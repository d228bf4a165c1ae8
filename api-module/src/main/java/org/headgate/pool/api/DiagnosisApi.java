package org.headgate.pool.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Diagnosis of the databases and pools, and the self-test. */
@Path("/admin")
@Tag(name = "Diagnosis")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface DiagnosisApi {

  @GET
  @Path("/diagnosis")
  @Operation(
      summary = "Findings with cause, evidence and cure, heaviest first",
      description = "Answers without a database too: a part that cannot be asked is left out.")
  Diagnosis diagnosis();

  @POST
  @Path("/self-test")
  @Operation(summary = "PASS or FAIL for pools, unit of work, TLS, persistence units, URLs")
  SelfTestReport selfTest();
}
