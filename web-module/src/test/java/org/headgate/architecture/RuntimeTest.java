package org.headgate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.idempotency.web.IdempotentResponses;

/** The rules on whatever runs the code: clock, logs, defaults of the JVM, periodic work. */
@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class RuntimeTest {

  @ArchTest
  static final ArchRule ONLY_SINGLE_LINE_LOGGERS_ARE_USED =
      noClasses()
          .that()
          .doNotBelongToAnyOf(SingleLineLogger.class)
          .and()
          .resideOutsideOfPackage("org.headgate.launcher..")
          .should()
          .callMethod(System.class, "getLogger", String.class)
          .orShould()
          .callMethod(java.util.logging.Logger.class, "getLogger", String.class)
          .because("a value that ends a line would write the next one: use SingleLineLogger");

  /** The constructor that only a client proxy calls may name the system's clock. */
  private static final DescribedPredicate<JavaMethodCall> READS_THE_SYSTEM_TIME =
      DescribedPredicate.describe(
          "reads the system's time",
          call ->
              switch (call.getTarget().getFullName()) {
                case "java.time.Instant.now()", "java.lang.System.currentTimeMillis()" -> true;
                case "java.time.Clock.systemUTC()" -> !call.getOrigin().isConstructor();
                default -> false;
              });

  @ArchTest
  static final ArchRule NO_SYSTEM_TIME_IS_READ_DIRECTLY =
      noClasses()
          .that()
          .doNotHaveSimpleName("ClockProducer")
          .and()
          .doNotHaveSimpleName("GuardClock")
          .should()
          .callMethodWhere(READS_THE_SYSTEM_TIME);

  @ArchTest
  static final ArchRule NO_OTHER_BEAN_IS_MADE_FOR_EACH_REQUEST =
      noClasses()
          .that()
          .doNotBelongToAnyOf(IdempotentResponses.class)
          .should()
          .beAnnotatedWith(RequestScoped.class)
          .because("making and destroying one costs a read some percent (docs/decisions/0409)");

  /**
   * Methods that read the locale, the time zone or the character set that the JVM was started with.
   */
  private static final Set<String> DEFAULTS_OF_THE_JVM =
      Set.of(
          "java.lang.String.toLowerCase()",
          "java.lang.String.toUpperCase()",
          "java.lang.String.getBytes()",
          "java.lang.String.<init>([B)",
          "java.util.Locale.getDefault()",
          "java.util.Locale.getDefault(java.util.Locale$Category)",
          "java.util.TimeZone.getDefault()",
          "java.util.Calendar.getInstance()",
          "java.time.ZoneId.systemDefault()",
          "java.nio.charset.Charset.defaultCharset()",
          "java.util.Formatter.<init>()",
          "java.util.Scanner.<init>(java.lang.String)",
          "java.util.Scanner.<init>(java.io.InputStream)",
          "java.text.DecimalFormat.<init>(java.lang.String)",
          "java.text.SimpleDateFormat.<init>(java.lang.String)",
          "java.text.MessageFormat.<init>(java.lang.String)",
          "java.text.MessageFormat.format(java.lang.String, [Ljava.lang.Object;)",
          "java.text.NumberFormat.getInstance()",
          "java.text.NumberFormat.getIntegerInstance()",
          "java.text.NumberFormat.getPercentInstance()",
          "java.text.Collator.getInstance()",
          "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
          "java.io.InputStreamReader.<init>(java.io.InputStream)",
          "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
          "java.io.FileReader.<init>(java.io.File)",
          "java.io.FileWriter.<init>(java.io.File)",
          "java.io.PrintStream.printf(java.lang.String, [Ljava.lang.Object;)",
          "com.nulabinc.zxcvbn.Feedback.getWarning()",
          "com.nulabinc.zxcvbn.Feedback.getSuggestions()");

  @ArchTest
  static final ArchRule NO_JVM_DEFAULT_IS_READ =
      noClasses()
          .should()
          .callCodeUnitWhere(
              DescribedPredicate.describe(
                  "reads a default of the JVM",
                  call -> DEFAULTS_OF_THE_JVM.contains(call.getTarget().getFullName())))
          .because("a JVM in Arabic, Thai or Turkish serves the same callers");

  /** An executor drops a task that threw; only those know to go on. */
  @ArchTest
  static final ArchRule ONLY_PERIODIC_TASK_SCHEDULES_REPEATED_WORK =
      noClasses()
          .that()
          .doNotHaveSimpleName("PeriodicTask")
          .and()
          .areNotAssignableTo(ScheduledExecutorService.class)
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "schedules a task by itself",
                  call ->
                      call.getTargetOwner().isAssignableTo(ScheduledExecutorService.class)
                          && call.getName().matches("schedule(AtFixedRate|WithFixedDelay)")));
}
