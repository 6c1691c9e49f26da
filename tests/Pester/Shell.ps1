# Runs the PowerShell that this runs in once more, in a process of its own. That of a dotnet tool is dotnet, which is given the assembly.
$process = (Get-Process -Id $PID).Path
$assembly = @(if ((Split-Path $process -Leaf) -match '^dotnet(\.exe)?$') { Join-Path $PSHOME 'pwsh.dll' })
& $process @assembly @args
