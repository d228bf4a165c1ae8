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
      summary = "Diagnose the pools and the databases",
      description =
          "Lists findings with cause, evidence and cure, most severe first. Works without a"
              + " database too: findings that need one are left out. Requires the operator or"
              + " admin role.")
  Diagnosis diagnosis();

  @POST
  @Path("/self-test")
  @Operation(
      summary = "Run the self-test",
      description =
          "Reports PASS or FAIL for pools, unit of work, TLS, persistence units and URLs. Requires"
              + " the operator or admin role.")
  SelfTestReport selfTest();
}
