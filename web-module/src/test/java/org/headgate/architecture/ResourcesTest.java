package org.headgate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.headgate.idempotency.api.Idempotent;
import org.headgate.idempotency.web.IdempotentResponses;

/** The rules that every REST resource keeps. */
@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class ResourcesTest {

  @ArchTest
  static final ArchRule EVERY_RESOURCE_DECLARES_ITS_ROLES =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .and()
          .areNotInterfaces()
          .should()
          .beAnnotatedWith(RolesAllowed.class)
          .orShould()
          .beAnnotatedWith(PermitAll.class);

  /**
   * A test delivery changes nothing of ours; alert endpoints go through the operator lane, whose
   * transactions are its own, and each has a name of its own; an import keeps its key itself.
   */
  private static final Set<String> WITHOUT_A_COMMON_TRANSACTION =
      Set.of(
          "SchedulesResource.test",
          "WebhooksResource.test",
          "AlertsResource.testEndpoint",
          "AlertsResource.createEndpoint",
          "UserImportsResource.start");

  private static final ArchCondition<JavaClass> STORE_ANSWERS_WITH_THE_WORK =
      new ArchCondition<>("hand the work of each request that takes a key to IdempotentAnswers") {
        @Override
        public void check(JavaClass resource, ConditionEvents events) {
          resource.getAllRawInterfaces().stream()
              .flatMap(contract -> contract.getMethods().stream())
              .filter(declared -> declared.isAnnotatedWith(Idempotent.class))
              .filter(
                  declared ->
                      !WITHOUT_A_COMMON_TRANSACTION.contains(
                          resource.getSimpleName() + "." + declared.getName()))
              .flatMap(declared -> implementation(resource, declared))
              .forEach(
                  method ->
                      events.add(
                          new SimpleConditionEvent(
                              method,
                              method.getMethodCallsFromSelf().stream()
                                  .anyMatch(
                                      call ->
                                          call.getTargetOwner()
                                              .isEquivalentTo(IdempotentResponses.class)),
                              method.getFullName() + " keeps its answer apart from its work")));
        }

        private Stream<JavaMethod> implementation(JavaClass resource, JavaMethod declared) {
          return resource.getMethods().stream()
              .filter(method -> method.getName().equals(declared.getName()))
              .filter(method -> method.getParameters().size() == declared.getParameters().size());
        }
      };

  @ArchTest
  static final ArchRule IDEMPOTENT_ANSWERS_ARE_STORED_WITH_THE_WORK =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .and()
          .areNotInterfaces()
          .should(STORE_ANSWERS_WITH_THE_WORK)
          .because("a commit whose answer is lost must not be repeated (docs/decisions/0051)");

  /** JAX-RS reads other types by their own lenient parsers, and refuses them with 404. */
  private static final ArchCondition<JavaMethod> READ_PARAMETERS_AS_TEXTS =
      new ArchCondition<>("take query parameters as texts, and path parameters as texts or ids") {
        @Override
        public void check(JavaMethod method, ConditionEvents events) {
          method.getParameters().stream()
              .filter(parameter -> !isReadStrictly(parameter))
              .forEach(
                  parameter ->
                      events.add(
                          SimpleConditionEvent.violated(
                              method, parameter.getDescription() + " is read leniently")));
        }

        private boolean isReadStrictly(JavaParameter parameter) {
          boolean isInPath = parameter.isAnnotatedWith(PathParam.class);
          boolean isParameter =
              isInPath
                  || parameter.isAnnotatedWith(QueryParam.class)
                  || parameter.isAnnotatedWith(HeaderParam.class);
          boolean isText = parameter.getRawType().isEquivalentTo(String.class);
          return !isParameter
              || isText
              || (isInPath
                  && Stream.of(UUID.class, Integer.TYPE)
                      .anyMatch(parameter.getRawType()::isEquivalentTo));
        }
      };

  @ArchTest
  static final ArchRule EVERY_PARAMETER_IS_READ_STRICTLY =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Path.class)
          .or()
          .areDeclaredInClassesThat()
          .areInterfaces()
          .should(READ_PARAMETERS_AS_TEXTS)
          .because("+5 and 5.0 are refused by their name, as every invalid parameter is");
}
