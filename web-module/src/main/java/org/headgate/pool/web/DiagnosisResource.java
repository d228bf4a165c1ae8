package org.headgate.pool.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.web.access.OperatorLaneAccess;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.DiagnosisApi;
import org.headgate.pool.api.SelfTestReport;
import org.headgate.pool.service.diagnosis.DiagnosisReporter;
import org.headgate.pool.service.inspection.SelfTestRunner;

/** REST resource for the diagnosis and the self-test. */
@Path("/admin")
@ApplicationScoped
@OperatorLaneAccess
@RolesAllowed({Role.OPERATOR_NAME, Role.ADMIN_NAME})
@PersonalTokenAccess(TokenScope.Area.OPERATOR)
public class DiagnosisResource implements DiagnosisApi {

  @Inject DiagnosisReporter diagnosis;
  @Inject SelfTestRunner selfTestRunner;

  @Override
  public Diagnosis diagnosis() {
    return diagnosis.diagnose();
  }

  @Override
  public SelfTestReport selfTest() {
    return selfTestRunner.run();
  }
}
