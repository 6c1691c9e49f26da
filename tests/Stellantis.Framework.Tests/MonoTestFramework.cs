using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: Xunit.TestFramework("Stellantis.Client.Tests.MonoTestFramework", "Stellantis.Client.Tests")]

namespace Stellantis.Client.Tests;

/// <summary>Runs the tests as xunit does; under Mono it skips, and counts as skipped, what <see cref="NotByMono"/> gives a reason for.</summary>
internal sealed class MonoTestFramework(IMessageSink sink) : XunitTestFramework(sink)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assembly) =>
        new Executor(assembly, SourceInformationProvider, DiagnosticMessageSink);

    protected override ITestFrameworkDiscoverer CreateDiscoverer(IAssemblyInfo assembly) =>
        new Discoverer(assembly, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Discoverer(IAssemblyInfo assembly, ISourceInformationProvider source, IMessageSink sink)
        : XunitTestFrameworkDiscoverer(assembly, source, sink)
    {
        protected override bool FindTestsForType(
            ITestClass testClass, bool includeSourceInformation, IMessageBus messageBus, ITestFrameworkDiscoveryOptions discoveryOptions)
        {
            // Each row of a theory is a test of its own: one of them may be left out, and what is left out is counted.
            discoveryOptions.SetValue("xunit.discovery.PreEnumerateTheories", true);
            return base.FindTestsForType(testClass, includeSourceInformation, messageBus, discoveryOptions);
        }
    }

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider source, IMessageSink sink)
        : XunitTestFrameworkExecutor(assembly, source, sink)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions) =>
            base.RunTestCases(testCases.Select(Skipped), executionMessageSink, executionOptions);

        private IXunitTestCase Skipped(IXunitTestCase test) =>
            NotByMono.Why(test.DisplayName) is { } reason ? new SkippedTestCase(DiagnosticMessageSink, test, reason) : test;
    }

    private sealed class SkippedTestCase : XunitTestCase
    {
        // xunit wants it, for test cases that go to another process.
        [Obsolete("For xunit.")]
        public SkippedTestCase()
        {
        }

        public SkippedTestCase(IMessageSink sink, IXunitTestCase test, string reason)
            : base(sink, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, test.TestMethod, test.TestMethodArguments) =>
            SkipReason = reason;
    }
}
