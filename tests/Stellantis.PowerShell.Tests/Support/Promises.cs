using Xunit;

namespace Stellantis.PowerShell.Tests.Support;

/// <summary>Tests of promises that are times: nothing runs beside them.</summary>
[CollectionDefinition("Times", DisableParallelization = true)]
public sealed class Promises;
