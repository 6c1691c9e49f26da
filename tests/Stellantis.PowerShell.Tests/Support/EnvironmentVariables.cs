using Xunit;

namespace Stellantis.PowerShell.Tests.Support;

/// <summary>Tests that change the environment variables of the process: nothing runs beside them.</summary>
[CollectionDefinition("Environment variables", DisableParallelization = true)]
public sealed class EnvironmentVariables;
