package org.headgate.pool.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.identity.Role;
import org.headgate.identity.ThroughOperatorLane;
import org.headgate.pool.Diagnosis;
import org.headgate.pool.DiagnosisApi;
import org.headgate.pool.SelfTestReport;
import org.headgate.pool.diagnosis.service.PoolDiagnosis;
import org.headgate.pool.selftest.service.SelfTest;

/** What is wrong, and whether all that should work works. */
@Path("/admin")
@RequestScoped
@ThroughOperatorLane
@RolesAllowed({Role.OPERATOR_NAME, Role.ADMIN_NAME})
public class DiagnosisResource implements DiagnosisApi {

  @Inject PoolDiagnosis diagnosis;
  @Inject SelfTest selfTest;

  @Override
  public Diagnosis diagnosis() {
    return diagnosis.now();
  }

  @Override
  public SelfTestReport selfTest() {
    return selfTest.run();
  }
}
