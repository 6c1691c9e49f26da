using Stellantis.Client.Bodies;

namespace Stellantis.PowerShell.Completion;

/// <summary>Words that go with the data that a trigger watches.</summary>
internal interface IOperandWords
{
    /// <summary>The words with their meanings; all that there are where the data is not known.</summary>
    IEnumerable<(string Word, string Meaning)> Of(Operand? operand);
}
