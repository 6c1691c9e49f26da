@{
    Severity = @('Error', 'Warning')
    Rules    = @{
        # What is written runs in both.
        PSUseCompatibleSyntax = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.0')
        }
    }
}
